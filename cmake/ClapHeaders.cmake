# Defines the target clap_abi: the CLAP headers, and native/clap-abi/vocalmidi_clap.h, which declares what an
# older copy of them lacks. Debian's dpf-source carries 1.1.1; elsewhere the official release is fetched.
set(VOCALMIDI_CLAP_DIR "" CACHE PATH "Folder that holds clap/plugin.h (empty: look, then fetch)")

add_library(clap_abi INTERFACE)
find_path(VOCALMIDI_CLAP_FOUND clap/plugin.h
  HINTS "${VOCALMIDI_CLAP_DIR}" PATHS /usr/share/dpf/distrho/src NO_DEFAULT_PATH NO_CACHE)
if(NOT VOCALMIDI_CLAP_FOUND)
  find_path(VOCALMIDI_CLAP_FOUND clap/plugin.h NO_CACHE)
endif()
if(VOCALMIDI_CLAP_FOUND)
  message(STATUS "CLAP headers: ${VOCALMIDI_CLAP_FOUND}")
  target_include_directories(clap_abi SYSTEM INTERFACE "${VOCALMIDI_CLAP_FOUND}")
else()
  message(STATUS "CLAP headers: fetching the official 1.2.2 (on Debian: apt-get install dpf-source)")
  include(FetchContent)
  FetchContent_Declare(clap GIT_REPOSITORY https://github.com/free-audio/clap.git GIT_TAG 1.2.2 GIT_SHALLOW ON)
  FetchContent_MakeAvailable(clap)
  target_include_directories(clap_abi SYSTEM INTERFACE "${clap_SOURCE_DIR}/include")
endif()
target_include_directories(clap_abi INTERFACE "${CMAKE_SOURCE_DIR}/native/clap-abi")
