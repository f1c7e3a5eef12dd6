// Makes a system call without the C library: only the kernel's filter can see it.
#include "test_plugin.h"

#include <sys/syscall.h>

clap_process_status test_plugin::on_process(Instance&, const clap_process_t&) {
#if defined(__x86_64__)
    long result = SYS_write;
    __asm__ volatile("syscall" : "+a"(result) : "D"(2L), "S"(""), "d"(0L) : "rcx", "r11", "memory");
#elif defined(__aarch64__)
    register long result __asm__("x0") = 2;
    register const char* bytes __asm__("x1") = "";
    register long length __asm__("x2") = 0;
    register long number __asm__("x8") = SYS_write;
    __asm__ volatile("svc 0" : "+r"(result) : "r"(bytes), "r"(length), "r"(number) : "memory");
#endif
    return CLAP_PROCESS_CONTINUE;
}
