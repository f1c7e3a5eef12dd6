# Defines the target vst3_sdk: Steinberg's VST3 interfaces, and the few of their sources that define interface ids.
# Debian's juce-modules-source-data carries 3.7.2 (a binary built on it falls under the GPLv3); elsewhere the official
# source is fetched, which is under the MIT licence since 3.8.
set(VOCALMIDI_VST3_DIR "" CACHE PATH "Folder that holds pluginterfaces/ and public.sdk/ (empty: look, then fetch)")

find_path(VOCALMIDI_VST3_FOUND pluginterfaces/vst/ivstcomponent.h
  HINTS "${VOCALMIDI_VST3_DIR}"
  PATHS /usr/share/juce/modules/juce_audio_processors/format_types/VST3_SDK NO_DEFAULT_PATH NO_CACHE)
if(VOCALMIDI_VST3_FOUND)
  message(STATUS "VST3 SDK: ${VOCALMIDI_VST3_FOUND}")
else()
  message(STATUS "VST3 SDK: fetching the official 3.8.0 (on Debian: apt-get install juce-modules-source-data)")
  include(FetchContent)
  FetchContent_Declare(vst3sdk GIT_REPOSITORY https://github.com/steinbergmedia/vst3sdk.git GIT_TAG v3.8.0_build_66
    GIT_SHALLOW ON GIT_SUBMODULES pluginterfaces public.sdk SOURCE_SUBDIR none)
  FetchContent_MakeAvailable(vst3sdk)
  set(VOCALMIDI_VST3_FOUND "${vst3sdk_SOURCE_DIR}")
endif()

# Decided by the SDK, unless it was set by hand.
if(EXISTS "${VOCALMIDI_VST3_FOUND}/public.sdk/source/vst/moduleinfo")
  set(module_info_default ON)
else()
  set(module_info_default OFF)
endif()
option(VOCALMIDI_VST3_MODULE_INFO "Write Contents/Resources/moduleinfo.json into the VST3 bundle" ${module_info_default})
message(STATUS "VST3 moduleinfo.json: ${VOCALMIDI_VST3_MODULE_INFO}")

add_library(vst3_sdk STATIC
  "${VOCALMIDI_VST3_FOUND}/pluginterfaces/base/coreiids.cpp"
  "${VOCALMIDI_VST3_FOUND}/pluginterfaces/base/funknown.cpp"
  "${VOCALMIDI_VST3_FOUND}/public.sdk/source/vst/vstinitiids.cpp")
target_include_directories(vst3_sdk SYSTEM PUBLIC "${VOCALMIDI_VST3_FOUND}")
target_compile_definitions(vst3_sdk PUBLIC $<IF:$<CONFIG:Debug>,DEVELOPMENT=1,RELEASE=1>)
if(NOT MSVC)
  target_compile_options(vst3_sdk PRIVATE -w) # not our code
endif()
