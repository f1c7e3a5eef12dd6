// An engine library of a version that never was.
#include "vocalmidi_abi.h"

extern "C" __attribute__((visibility("default"))) vm_status vm_abi_version(uint32_t* version) {
    *version = 99;
    return VM_OK;
}
