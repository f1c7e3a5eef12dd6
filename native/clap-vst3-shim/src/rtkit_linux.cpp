// Over the system's message bus, by the reference library where it is installed; without its headers, so that building
// does not need them.
#include "rtkit_linux.h"

#include "clock.h"

#include <cstdint>
#include <cstdlib>
#include <dlfcn.h>
#include <memory>

namespace vocalmidi {

namespace {

// As in dbus/dbus-errors.h, whose layout is part of the library's stable interface.
struct DBusError {
    const char* name;
    const char* message;
    unsigned int flags;
    void* padding;
};
struct DBusConnection;
struct DBusMessage;
struct DBusPendingCall;

struct DBusLibrary {
    void (*errorInit)(DBusError*);
    void (*errorFree)(DBusError*);
    void (*setChangeSigpipe)(uint32_t);
    DBusConnection* (*openPrivate)(const char* address, DBusError*);
    void (*setExitOnDisconnect)(DBusConnection*, uint32_t);
    void (*close)(DBusConnection*);
    void (*unrefConnection)(DBusConnection*);
    DBusMessage* (*newMethodCall)(const char* destination, const char* path, const char* interface, const char* method);
    uint32_t (*appendArgs)(DBusMessage*, int firstType, ...);
    uint32_t (*send)(DBusConnection*, DBusMessage*, DBusPendingCall**, int milliseconds);
    uint32_t (*readWriteDispatch)(DBusConnection*, int milliseconds);
    uint32_t (*isCompleted)(DBusPendingCall*);
    DBusMessage* (*stealReply)(DBusPendingCall*);
    void (*unrefPending)(DBusPendingCall*);
    uint32_t (*setErrorFrom)(DBusError*, DBusMessage*);
    void (*unrefMessage)(DBusMessage*);

    // Loaded once, kept. Null where it is not installed.
    static const DBusLibrary* get() {
        static const std::unique_ptr<DBusLibrary> library = load();
        return library.get();
    }

private:
    static std::unique_ptr<DBusLibrary> load() {
        void* file = dlopen("libdbus-1.so.3", RTLD_NOW | RTLD_LOCAL);
        auto d = std::make_unique<DBusLibrary>();
        const auto find = [file](auto& function, const char* name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(file, name));
            return function != nullptr;
        };
        const bool whole =
            file && find(d->errorInit, "dbus_error_init") && find(d->errorFree, "dbus_error_free") &&
            find(d->setChangeSigpipe, "dbus_connection_set_change_sigpipe") &&
            find(d->openPrivate, "dbus_connection_open_private") &&
            find(d->setExitOnDisconnect, "dbus_connection_set_exit_on_disconnect") &&
            find(d->close, "dbus_connection_close") && find(d->unrefConnection, "dbus_connection_unref") &&
            find(d->newMethodCall, "dbus_message_new_method_call") && find(d->appendArgs, "dbus_message_append_args") &&
            find(d->send, "dbus_connection_send_with_reply") &&
            find(d->readWriteDispatch, "dbus_connection_read_write_dispatch") &&
            find(d->isCompleted, "dbus_pending_call_get_completed") &&
            find(d->stealReply, "dbus_pending_call_steal_reply") && find(d->unrefPending, "dbus_pending_call_unref") &&
            find(d->setErrorFrom, "dbus_set_error_from_message") && find(d->unrefMessage, "dbus_message_unref");
        return whole ? std::move(d) : nullptr;
    }
};

// One connection for one question.
class Bus {
public:
    Bus(const DBusLibrary& library, const char* address) : d_(library) {
        d_.errorInit(&error_);
        d_.setChangeSigpipe(0); // the host's signals are its own
        connection_ = d_.openPrivate(address, &error_);
        if (connection_)
            d_.setExitOnDisconnect(connection_, 0);
    }
    ~Bus() {
        d_.errorFree(&error_);
        if (connection_) {
            d_.close(connection_);
            d_.unrefConnection(connection_);
        }
    }
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;

    bool connected() const noexcept { return connection_ != nullptr; }
    const char* problem() const noexcept { return error_.name ? error_.name : "no answer"; }

    // Takes the message over. The library's own blocking call would wait for ever for a bus that does not let it in.
    bool call(DBusMessage* message, uint64_t untilNs) {
        constexpr int kLookMs = 10;
        DBusPendingCall* pending = nullptr;
        const bool sent = message && d_.send(connection_, message, &pending, INT32_MAX) != 0 && pending;
        while (sent && !d_.isCompleted(pending) && monotonicNs() < untilNs)
            if (!d_.readWriteDispatch(connection_, kLookMs))
                break;
        DBusMessage* reply = sent && d_.isCompleted(pending) ? d_.stealReply(pending) : nullptr;
        const bool good = reply && !d_.setErrorFrom(&error_, reply);
        if (reply)
            d_.unrefMessage(reply);
        if (pending)
            d_.unrefPending(pending);
        if (message)
            d_.unrefMessage(message);
        return good;
    }

private:
    const DBusLibrary& d_;
    DBusError error_{};
    DBusConnection* connection_ = nullptr;
};

} // namespace

std::string askRtkit(pid_t thread, int nice, int milliseconds) {
    const DBusLibrary* d = DBusLibrary::get();
    if (!d)
        return "rtkit cannot be asked (no libdbus-1.so.3)";
    const char* set = std::getenv("DBUS_SYSTEM_BUS_ADDRESS");
    Bus bus(*d, set ? set : "unix:path=/var/run/dbus/system_bus_socket");
    const uint64_t untilNs = monotonicNs() + static_cast<uint64_t>(milliseconds) * 1'000'000;
    // By hand: the library's own greeting waits for 25 seconds.
    constexpr char kBus[] = "org.freedesktop.DBus";
    if (!bus.connected() || !bus.call(d->newMethodCall(kBus, "/org/freedesktop/DBus", kBus, "Hello"), untilNs))
        return std::string("rtkit cannot be asked (no system bus: ") + bus.problem() + ")";
    constexpr char kName[] = "org.freedesktop.RealtimeKit1";
    DBusMessage* question = d->newMethodCall(kName, "/org/freedesktop/RealtimeKit1", kName, "MakeThreadHighPriority");
    const uint64_t which = static_cast<uint64_t>(thread);
    const int32_t wanted = nice;
    if (question && !d->appendArgs(question, 't', &which, 'i', &wanted, 0)) {
        d->unrefMessage(question);
        question = nullptr;
    }
    if (!bus.call(question, untilNs))
        return std::string("rtkit refuses (") + bus.problem() + ")";
    return {};
}

} // namespace vocalmidi
