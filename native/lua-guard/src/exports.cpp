// The C contract over it all.
#include "allocator.h"
#include "budget.h"
#include "calls.h"
#include "libraries.h"
#include "state.h"

#include <cmath>
#include <cstdlib>

using namespace vocalmidi::lua;

struct vl_script : Script {};

uint32_t vl_abi_version(void) {
    return VL_ABI_VERSION;
}

void vl_sizes(uint32_t sizes[7]) {
    const size_t all[] = {sizeof(vl_limits),  sizeof(vl_note),  sizeof(vl_moment),   sizeof(vl_call),
                          sizeof(vl_command), sizeof(vl_fault), sizeof(vl_parameter)};
    for (int i = 0; i < 7; ++i)
        sizes[i] = static_cast<uint32_t>(all[i]);
}

void vl_default_limits(vl_limits* limits) {
    *limits = vl_limits{};
    limits->work_per_call = 2'000'000;
    limits->work_at_load = 2'500'000;
    limits->memory = 16 * 1024 * 1024;
    limits->longest_text = 16 * 1024;
    limits->largest_table = 256 * 1024;
    limits->commands = 256;
    limits->backstop_ms = 200;
}

vl_script* vl_create(const vl_limits* limits) {
    auto* const script = static_cast<vl_script*>(std::calloc(1, sizeof(vl_script)));
    if (!script)
        return nullptr;
    script->limits = *limits;
    script->instruction_price = 1;
    script->allowed = limits->work_at_load;
    script->next_id = 1;
    script->commands = static_cast<vl_command*>(std::calloc(limits->commands, sizeof(vl_command)));
    script->state = static_cast<uint8_t*>(std::malloc(kStateBytes));
    script->main = script->commands && script->state ? lua_newstate(allocate, static_cast<Script*>(script)) : nullptr;
    if (!script->main) {
        vl_destroy(script);
        return nullptr;
    }
    *static_cast<Script**>(lua_getextraspace(script->main)) = script;
    script->running = script->main;
    if (!open(*script)) {
        vl_destroy(script);
        return nullptr;
    }
    return script;
}

void vl_destroy(vl_script* script) {
    if (!script)
        return;
    if (script->main)
        lua_close(script->main);
    clear_blocks(script->blocks);
    std::free(script->commands);
    std::free(script->state);
    std::free(script);
}

vl_status vl_load(vl_script* script, const char* text, uint64_t bytes, const char* name, int32_t user) {
    if (!script || !text || !name)
        return VL_INVALID;
    return load(*script, text, bytes, name, user != 0);
}

vl_status vl_run(vl_script* script, const vl_call* call) {
    if (!script || !call || call->handler < 0 || call->handler >= VL_HANDLERS)
        return VL_INVALID;
    if (call->handler == VL_ON_PARAM && static_cast<uint32_t>(call->id) >= script->parameter_count)
        return VL_INVALID;
    return run(*script, *call);
}

int32_t vl_has_handler(vl_script* script, int32_t handler) {
    if (!script || script->stopped || handler < 0 || handler >= VL_ON_TIMER)
        return 0;
    return has_handler(*script, handler) ? 1 : 0;
}

const vl_command* vl_commands(const vl_script* script, uint32_t* count) {
    *count = script->command_count;
    return script->commands;
}

const vl_fault* vl_fault_of(const vl_script* script) {
    return &script->fault;
}

uint64_t vl_work(const vl_script* script) {
    return script->work;
}

uint64_t vl_memory(const vl_script* script) {
    return script->bytes;
}

const char* vl_log_line(const vl_script* script, uint32_t index, uint32_t* dropped) {
    if (dropped)
        *dropped = script->log_dropped;
    return index < script->log_count ? script->log[index] : nullptr;
}

uint32_t vl_parameter_count(const vl_script* script) {
    return script->parameter_count;
}

const vl_parameter* vl_parameter_at(const vl_script* script, uint32_t index) {
    return index < script->parameter_count ? &script->parameters[index] : nullptr;
}

double vl_parameter_value(const vl_script* script, uint32_t index) {
    return index < script->parameter_count ? script->values[index] : 0;
}

void vl_set_parameter(vl_script* script, uint32_t index, double value) {
    if (index >= script->parameter_count || std::isnan(value))
        return;
    const vl_parameter& parameter = script->parameters[index];
    value = value < parameter.minimum ? parameter.minimum : value > parameter.maximum ? parameter.maximum : value;
    script->values[index] = parameter.choices > 0 ? std::floor(value + 0.5) : value;
    show_parameter(*script, index);
}

void vl_forget_notes(vl_script* script) {
    forget_all(*script, kNotesTable);
}

void vl_forget_timers(vl_script* script) {
    forget_all(*script, kTimersTable);
    script->timers = 0;
}

int32_t vl_next_id(const vl_script* script) {
    return script->next_id;
}

void vl_set_next_id(vl_script* script, int32_t id) {
    script->next_id = id < 1 ? 1 : id;
}

vl_status vl_save_state(vl_script* script, const uint8_t** bytes, uint64_t* count) {
    const vl_status status = save_state(*script);
    *bytes = script->state;
    *count = script->state_count;
    return status;
}

vl_status vl_load_state(vl_script* script, const uint8_t* bytes, uint64_t count) {
    return load_state(*script, bytes, count);
}
