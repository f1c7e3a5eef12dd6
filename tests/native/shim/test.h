// The little a native test needs: named cases, checks that print what they found, an exit status.
#pragma once

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace test {

struct Case {
    std::string name;
    std::function<void()> body;
};

inline std::vector<Case>& cases() {
    static std::vector<Case> all;
    return all;
}

inline int& failures() {
    static int count = 0;
    return count;
}

struct Register {
    Register(const char* name, std::function<void()> body) { cases().push_back({name, std::move(body)}); }
};

inline void check(bool ok, const char* what, const char* file, int line) {
    if (ok)
        return;
    ++failures();
    std::fprintf(stderr, "  %s:%d: expected %s\n", file, line, what);
}

template <typename A, typename B>
void same(const A& got, const B& wanted, const char* what, const char* file, int line) {
    if (got == wanted)
        return;
    ++failures();
    std::fprintf(stderr, "  %s:%d: %s is %s, expected %s\n", file, line, what, std::to_string(got).c_str(),
                 std::to_string(wanted).c_str());
}

// Runs every case; prints "N passed, N failed"; 0 when all passed.
inline int runAll() {
    int failed = 0;
    for (const Case& c : cases()) {
        const int before = failures();
        c.body();
        const bool ok = failures() == before;
        std::printf("%s %s\n", ok ? "ok    " : "FAILED", c.name.c_str());
        failed += ok ? 0 : 1;
    }
    std::printf("%zu passed, %d failed\n", cases().size() - static_cast<std::size_t>(failed), failed);
    return failed == 0 ? 0 : 1;
}

} // namespace test

#define TEST(name)                                                                                                     \
    static void name();                                                                                                \
    static const test::Register register_##name(#name, name);                                                          \
    static void name()
#define CHECK(condition) test::check((condition), #condition, __FILE__, __LINE__)
#define SAME(got, wanted) test::same((got), (wanted), #got, __FILE__, __LINE__)
