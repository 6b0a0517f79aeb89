// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands between a program and the bill for short messages: the operator's switch, the list of countries, and caps
// for each number, person, network, for a day and in all. Judged when a message is queued, in the transaction that
// queues it, so that the caller hears of it, a message that is not queued is not counted, and no number of couriers or
// requests gets past. What is refused stays in table sms_refusal for staff. A program that queues short messages needs
// SELECT on sms_switch, SELECT, INSERT, UPDATE on sms_count and INSERT on sms_refusal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/config.h"
#include "db/connection.h"

namespace valija::outbox {

enum class SmsOutcome {
    Queued,
    NotANumber,  // not E.164
    CountryRefused,
    Stopped,  // by the operator's switch, or there is no gateway
    CappedForNumber,
    CappedForPerson,
    CappedForAddress,
    CappedForDay,
    CappedInAll,
};

// As in sms_refusal.reason; "" for Queued.
std::string_view to_text(SmsOutcome outcome);

// Messages within 24 hours of the first, `in_all` within 30 days. 0: none.
struct SmsLimits {
    bool has_gateway = true;
    std::vector<std::string> countries{"52", "57"};  // beginnings of numbers, without +
    unsigned per_number = 5;                         // of codes, and as many of news
    unsigned per_person = 5;                         // the same
    unsigned per_address = 20;
    unsigned per_day = 500;
    unsigned in_all = 5000;

    // Settings sms.driver ("none": no gateway), sms.countries ("52,57"), sms.per_number, .per_person, .per_address,
    // .per_day and .in_all.
    static SmsLimits from_config(const base::Config& config);
};

struct SmsRequest {
    std::string number;
    std::string name;  // template
    std::string site_key;
    std::string remote;  // network; empty: nobody asked from outside
    std::optional<std::uint64_t> mailbox_id;
    std::optional<std::uint64_t> person_id;
};

// Queued so far.
struct SmsUse {
    unsigned in_day = 0;
    unsigned in_all = 0;
};

// "+" and 8 to 15 digits, the first not 0 (ITU-T E.164).
bool is_mobile_number(std::string_view text);
bool is_country_allowed(const SmsLimits& limits, std::string_view number);

class SmsGate {
  public:
    SmsGate(std::string key, SmsLimits limits) : key_(std::move(key)), limits_(std::move(limits)) {}

    // Counts a message that is Queued and leaves a row of what is refused. REQUIRES: a transaction of the caller's.
    [[nodiscard]] SmsOutcome admit(db::Connection& connection, const SmsRequest& request, base::Time now) const;
    bool is_open(db::Connection& connection) const;
    SmsUse use(db::Connection& connection, base::Time now) const;
    const SmsLimits& limits() const { return limits_; }

  private:
    struct Cap {
        std::string subject;
        unsigned most;
        std::chrono::hours window;
        SmsOutcome outcome;
    };

    std::string subject(std::string_view what) const;
    std::vector<Cap> caps_of(const SmsRequest& request) const;
    SmsOutcome judge(db::Connection& connection, const SmsRequest& request, base::Time now) const;
    SmsOutcome count(db::Connection& connection, const std::vector<Cap>& caps, base::Time now) const;

    std::string key_;
    SmsLimits limits_;
};

}  // namespace valija::outbox
