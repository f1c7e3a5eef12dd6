// The engine library (C#, NativeAOT), loaded once from beside the plugin and kept for the life of the process. The
// first instance loads it: a host that only scans must not get a .NET runtime into its process.
#pragma once

#include "vocalmidi_abi.h"

#include <string>

namespace vocalmidi {

struct EngineLibrary {
    vm_abi_version_fn abiVersion;
    vm_last_error_fn lastError;
    vm_parameter_count_fn parameterCount;
    vm_parameter_info_fn parameterInfo;
    vm_parameter_to_text_fn parameterToText;
    vm_parameter_from_text_fn parameterFromText;
    vm_latency_fn latency;
    vm_state_save_fn stateSave;
    vm_state_load_fn stateLoad;
    vm_create_fn create;
    vm_destroy_fn destroy;
    vm_status_text_fn statusText;
    vm_status_level_fn statusLevel;
    vm_activate_fn activate;
    vm_deactivate_fn deactivate;
    vm_choose_script_fn chooseScript;
    vm_take_log_fn takeLog;
    vm_profile_fn profile;
    vm_spans_fn spans;

    // The message of this thread's last failed call.
    std::string error() const;
};

// Loads the engine at the first call; null, and `problem` with cause and remedy, when that fails (a later call tries
// again). Never unloaded: a .NET runtime cannot be. Takes a lock. [any thread but the audio thread]
const EngineLibrary* loadEngine(std::string& problem);

} // namespace vocalmidi
