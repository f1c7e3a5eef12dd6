// random: xoshiro256** by Blackman and Vigna (public domain, prng.di.unimi.it), seeded by their splitmix64: the same
// numbers in every run.
#include "libraries.h"

#include <cmath>
#include <cstring>

namespace vocalmidi::lua {

namespace {

__extension__ typedef unsigned __int128 uint128_t;

uint64_t rotate(uint64_t x, int by) {
    return (x << by) | (x >> (64 - by));
}

uint64_t next_number(Script& script) {
    uint64_t* const s = script.random;
    const uint64_t result = rotate(s[1] * 5, 7) * 9;
    const uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

int random_number(lua_State* L) {
    const uint64_t bits = next_number(script_of(L));
    lua_Integer low = 1, high = 0;
    switch (lua_gettop(L)) {
    case 0:
        lua_pushnumber(L, static_cast<double>(bits >> 11) * 0x1p-53);
        return 1;
    case 1:
        high = luaL_checkinteger(L, 1);
        break;
    default:
        low = luaL_checkinteger(L, 1);
        high = luaL_checkinteger(L, 2);
        break;
    }
    luaL_argcheck(L, low <= high, lua_gettop(L) == 1 ? 1 : 2, "interval is empty");
    const uint64_t span = static_cast<uint64_t>(high) - static_cast<uint64_t>(low);
    const uint64_t scaled =
        span == UINT64_MAX ? bits : static_cast<uint64_t>((static_cast<uint128_t>(bits) * (span + 1)) >> 64);
    lua_pushinteger(L, static_cast<lua_Integer>(static_cast<uint64_t>(low) + scaled));
    return 1;
}

int random_seed(lua_State* L) {
    const lua_Number number = luaL_optnumber(L, 1, 0);
    uint64_t seed = 0;
    std::memcpy(&seed, &number, sizeof seed);
    seed_random(script_of(L), seed);
    return 0;
}

} // namespace

void seed_random(Script& script, uint64_t seed) {
    for (uint64_t& word : script.random) {
        seed += 0x9e3779b97f4a7c15u;
        uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        word = z ^ (z >> 31);
    }
}

void open_random(lua_State* L) {
    seed_random(script_of(L), 0);
    lua_pushcfunction(L, random_number);
    lua_setglobal(L, "random");
    lua_pushcfunction(L, random_seed);
    lua_setglobal(L, "random_seed");
    lua_getglobal(L, LUA_MATHLIBNAME);
    lua_pushcfunction(L, random_number);
    lua_setfield(L, -2, "random");
    lua_pushcfunction(L, random_seed);
    lua_setfield(L, -2, "randomseed");
    lua_pop(L, 1);
}

} // namespace vocalmidi::lua
