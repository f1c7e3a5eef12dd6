// Needs a function nobody has: with lazy binding it loads, and ends its host when the function is called.
#include <cstring>
#include <vocalmidi_clap.h>

extern "C" const void* nobody_has_this_function();

extern "C" __attribute__((visibility("default"))) const clap_plugin_entry_t clap_entry = {
    CLAP_VERSION, [](const char*) { return true; }, [] {},
    [](const char* id) -> const void* { return std::strcmp(id, "never") == 0 ? nobody_has_this_function() : nullptr; }};
