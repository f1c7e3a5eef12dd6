// The half of Callback that tells the worker what changed: parameters, transport, the end of notes.
#include "callback.h"

#include <algorithm>
#include <bit>

namespace vocalmidi {

void Callback::automate(uint32_t id, double value) noexcept {
    parameters_.set(id, value);
    applyChanges();
}

void Callback::applyChanges() noexcept {
    for (uint64_t changes = parameters_.takeChanges(); changes != 0; changes &= changes - 1)
        apply(static_cast<uint32_t>(std::countr_zero(changes)));
}

void Callback::apply(uint32_t id) noexcept {
    if (id == VM_PARAMETER_PANIC) {
        endNotes(VM_MESSAGE_END_NOTES);
        return;
    }
    if (parameters_.has(id, VM_PARAMETER_RESTART)) {
        if (!switches_ || latencyOf(parameters_.get(id)) == latency())
            return; // the latency that was reported holds until the host activates again
        endNotes(VM_MESSAGE_END_NOTES);
        latency_.store(latencyOf(parameters_.get(id)), std::memory_order_relaxed);
        delay_.change(latency());
    }
    if (id == VM_PARAMETER_BYPASS) {
        const bool bypassed = parameters_.get(id) > 0.5;
        if (bypassed != bypassed_)
            endNotes(VM_MESSAGE_END_NOTES); // and a voice that goes on starts a new note when it is heard again
        bypassed_ = bypassed;
    }
    configureNotes();
    if (!sendParameter(id))
        unsent_ |= uint64_t{1} << id;
}

bool Callback::sendParameter(uint32_t id) noexcept {
    const double value = parameters_.get(id);
    if (!send(VM_MESSAGE_PARAMETER, id, value))
        return false;
    pool_.sent(id, value);
    return true;
}

uint32_t Callback::latencyOf(double value) const noexcept {
    const auto last = static_cast<double>(latencies_.size() - 1);
    return latencies_[static_cast<std::size_t>(std::clamp(value, 0.0, last))];
}

void Callback::configureNotes() noexcept {
    const bool wantsExpressions = parameters_.get(VM_PARAMETER_OUTPUT) > 0.5;
    const bool expressions = hostTakesExpressions_ && (wantsExpressions || !hostTakesMidi_);
    notes_.configure(expressions ? NoteFormat::NoteExpression : NoteFormat::Midi,
                     parameters_.get(VM_PARAMETER_BEND) > 0.5, parameters_.get(VM_PARAMETER_BEND_RANGE));
}

// Inside a block. The note-offs leave here and now; a new epoch silences what the worker decided before it knew.
void Callback::endNotes(uint32_t kind) noexcept {
    notes_.endAll(cursor_, *sink_);
    ++epoch_;
    if (gapStart_ < 0 && !send(kind, 0, 0))
        openGap(); // no room: the reset after a gap does the same
}

// False when there is no room, or when a gap is open (then everything is sent again after it).
bool Callback::send(uint32_t kind, uint32_t parameter, double value) noexcept {
    if (gapStart_ >= 0)
        return false;
    return RingWriter<vm_message>(link_->messages).push({position_, 0, value, kind, parameter, epoch_, 0, {}});
}

void Callback::sendUnsent() noexcept {
    for (uint64_t left = unsent_; left != 0; left &= left - 1) {
        const uint32_t id = static_cast<uint32_t>(std::countr_zero(left));
        if (!sendParameter(id))
            return;
        unsent_ &= ~(uint64_t{1} << id);
    }
    if (transportUnsent_)
        sendTransport();
}

void Callback::transport(const Transport& now) noexcept {
    switch (transport_.take(now, position_)) {
    case TransportWatch::News::none:
        return;
    case TransportWatch::News::elsewhere:
        endNotes(VM_MESSAGE_END_NOTES);
        break;
    case TransportWatch::News::first:
    case TransportWatch::News::otherwise:
        break;
    }
    sendTransport();
}

void Callback::sendTransport() noexcept {
    const vm_message message{position_, 0, 0, VM_MESSAGE_TRANSPORT, 0, epoch_, 0, transport_.at(position_)};
    transportUnsent_ = gapStart_ >= 0 || !RingWriter<vm_message>(link_->messages).push(message);
}

} // namespace vocalmidi
