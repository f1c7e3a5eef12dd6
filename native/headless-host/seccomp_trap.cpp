#include "seccomp_trap.h"

#include "host_syscall.h"
#include "rttrap_abi.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <dlfcn.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <stdexcept>
#include <string>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>

namespace vocalmidi::host {
namespace {

#if defined(__x86_64__)
constexpr uint32_t architecture = AUDIT_ARCH_X86_64;
#else
constexpr uint32_t architecture = AUDIT_ARCH_AARCH64;
#endif

decltype(&vocalmidi_rttrap_is_armed) is_armed = nullptr;
decltype(&vocalmidi_rttrap_note) note = nullptr;

void set_result(ucontext_t& context, long value) {
#if defined(__x86_64__)
    context.uc_mcontext.gregs[REG_RAX] = value;
#else
    context.uc_mcontext.regs[0] = static_cast<unsigned long long>(value);
#endif
}

/// Runs on the audio thread in place of the system call.
void on_trapped_call(int, siginfo_t* info, void* context) {
    if (is_armed() != 0)
        note("system call", info->si_syscall);
    set_result(*static_cast<ucontext_t*>(context), -EPERM);
}

constexpr uint32_t low_word(size_t offset) {
    return static_cast<uint32_t>(offset);
}
constexpr uint32_t high_word(size_t offset) {
    return static_cast<uint32_t>(offset + 4);
}

} // namespace

void install_seccomp_trap() {
    is_armed = reinterpret_cast<decltype(is_armed)>(dlsym(RTLD_DEFAULT, "vocalmidi_rttrap_is_armed"));
    note = reinterpret_cast<decltype(note)>(dlsym(RTLD_DEFAULT, "vocalmidi_rttrap_note"));
    struct sigaction action {};
    action.sa_sigaction = on_trapped_call;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    sigaction(SIGSYS, &action, nullptr);

    constexpr size_t ip = offsetof(seccomp_data, instruction_pointer);
    constexpr size_t futex_operation = offsetof(seccomp_data, args) + 8;
    const AddressRange own = host_syscall_range();
    const auto low = [](uint64_t address) { return static_cast<uint32_t>(address); };
    const auto high = static_cast<uint32_t>(own.first >> 32); // the section is far smaller than 4 GB
    // rt_sigaction: a runtime in the plugin that meets a crash hands it on to the handler before its own, then returns.
    std::array<sock_filter, 17> program = {{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 0, 14),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, high_word(ip)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, high, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, low_word(ip)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, low(own.first), 0, 1),
        BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, low(own.end), 0, 8),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_rt_sigreturn, 6, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_rt_sigaction, 5, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_exit, 4, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_futex, 0, 4),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, low_word(futex_operation)),
        BPF_STMT(BPF_ALU | BPF_AND | BPF_K, static_cast<uint32_t>(FUTEX_CMD_MASK)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, FUTEX_WAKE, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
    }};
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
        throw std::runtime_error(std::string("the kernel refuses a seccomp filter: ") + std::strerror(errno));
}

} // namespace vocalmidi::host
