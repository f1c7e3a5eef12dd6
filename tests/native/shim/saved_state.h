// Saving and loading the plugin's state through a MiniHost.
#pragma once

#include "mini_host.h"
#include "test.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace test {

using Bytes = std::vector<uint8_t>;

// A stream that hands over at most `chunk` bytes a call.
struct Stream {
    Bytes bytes;
    std::size_t chunk = 1;
    std::size_t at = 0;
};

inline bool save(const MiniHost& host, Stream& to) {
    const clap_ostream_t out{&to, [](const clap_ostream_t* stream, const void* data, uint64_t size) {
                                 Stream& self = *static_cast<Stream*>(stream->ctx);
                                 const std::size_t count = std::min<std::size_t>(self.chunk, size);
                                 const auto* bytes = static_cast<const uint8_t*>(data);
                                 self.bytes.insert(self.bytes.end(), bytes, bytes + count);
                                 return static_cast<int64_t>(count);
                             }};
    return host.extension<clap_plugin_state_t>(CLAP_EXT_STATE)->save(host.plugin, &out);
}

inline bool load(const MiniHost& host, const Bytes& bytes, std::size_t chunk = 4096) {
    Stream from{bytes, chunk};
    const clap_istream_t in{&from, [](const clap_istream_t* stream, void* data, uint64_t size) {
                                Stream& self = *static_cast<Stream*>(stream->ctx);
                                const std::size_t count =
                                    std::min({self.chunk, static_cast<std::size_t>(size), self.bytes.size() - self.at});
                                std::memcpy(data, self.bytes.data() + self.at, count);
                                self.at += count;
                                return static_cast<int64_t>(count);
                            }};
    return host.extension<clap_plugin_state_t>(CLAP_EXT_STATE)->load(host.plugin, &in);
}

inline Bytes stateOf(const MiniHost& host, std::size_t chunk = 4096) {
    Stream stream{{}, chunk};
    CHECK(save(host, stream));
    return stream.bytes;
}

} // namespace test
