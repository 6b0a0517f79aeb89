// SPDX-License-Identifier: AGPL-3.0-or-later
// The way of short messages out of the house, whatever it is: a modem behind gammu-smsd, or somebody's HTTP service.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/clock.h"
#include "courier/delivery.h"

namespace valija::courier {

// Names a message at every try: the row's number and when it was queued.
struct SmsName {
    std::uint64_t row = 0;
    base::Time queued_at;
};

struct Sms {
    SmsName name;
    std::string to;  // E.164
    std::string text;
};

class SmsGateway {
  public:
    SmsGateway() = default;
    virtual ~SmsGateway() = default;
    SmsGateway(const SmsGateway&) = delete;
    SmsGateway& operator=(const SmsGateway&) = delete;

    // Called again with the same name it goes on where it was: what has gone out already does not go out twice.
    virtual Delivery send(const Sms& sms) const = 0;
    // What became of it is written down: nothing of the message is kept here any more.
    virtual void forget(const SmsName& /*name*/) const {}
    // Nothing that has not gone out yet goes out; send() begins anew.
    virtual void take_back() const {}
    // Forgets what nobody asks for any more.
    virtual void tidy(const std::function<bool(const SmsName&)>& /*is_queued*/) const {}
};

}  // namespace valija::courier
