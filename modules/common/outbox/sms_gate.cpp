// SPDX-License-Identifier: AGPL-3.0-or-later
#include "outbox/sms_gate.h"

#include <algorithm>

#include "base/fault.h"
#include "crypto/digest.h"
#include "outbox/sms_store.h"

namespace valija::outbox {

namespace {

constexpr std::size_t kSubjectBytes = 16;
constexpr std::size_t kFewestDigits = 8;
constexpr std::size_t kMostDigits = 15;
constexpr std::int64_t kMostPerCap = 10'000'000;
constexpr std::string_view kAllInDay = "day";
constexpr std::string_view kAll = "all";
constexpr std::chrono::hours kDay(24);
constexpr std::chrono::hours kMonth(30 * 24);

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        if (end > 0) parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

}  // namespace

std::string_view to_text(SmsOutcome outcome) {
    switch (outcome) {
        case SmsOutcome::Queued:
            return "";
        case SmsOutcome::NotANumber:
            return "not_a_number";
        case SmsOutcome::CountryRefused:
            return "country";
        case SmsOutcome::Stopped:
            return "stopped";
        case SmsOutcome::CappedForNumber:
            return "number";
        case SmsOutcome::CappedForPerson:
            return "person";
        case SmsOutcome::CappedForAddress:
            return "address";
        case SmsOutcome::CappedForDay:
            return "day";
        case SmsOutcome::CappedInAll:
            return "all";
    }
    base::broken("unknown outcome of a short message");
}

SmsLimits SmsLimits::from_config(const base::Config& config) {
    const SmsLimits usual;
    const auto most = [&](const char* name, unsigned otherwise) {
        return static_cast<unsigned>(config.number_or(name, otherwise, 0, kMostPerCap));
    };
    SmsLimits limits{.has_gateway = config.text_or("sms.driver", "none") != "none",
                     .countries = split(config.text_or("sms.countries", "")),
                     .per_number = most("sms.per_number", usual.per_number),
                     .per_person = most("sms.per_person", usual.per_person),
                     .per_address = most("sms.per_address", usual.per_address),
                     .per_day = most("sms.per_day", usual.per_day),
                     .in_all = most("sms.in_all", usual.in_all)};
    for (const std::string& country : limits.countries) {
        if (!std::all_of(country.begin(), country.end(), is_digit))
            base::broken("setting sms.countries must be country codes without +, with commas between them");
    }
    return limits;
}

bool is_mobile_number(std::string_view text) {
    if (!text.starts_with('+')) return false;
    text.remove_prefix(1);
    return text.size() >= kFewestDigits && text.size() <= kMostDigits && text[0] != '0' &&
           std::all_of(text.begin(), text.end(), is_digit);
}

bool is_country_allowed(const SmsLimits& limits, std::string_view number) {
    return std::any_of(limits.countries.begin(), limits.countries.end(),
                       [&](const std::string& country) { return number.substr(1).starts_with(country); });
}

SmsOutcome SmsGate::admit(db::Connection& connection, const SmsRequest& request, base::Time now) const {
    const SmsOutcome outcome = judge(connection, request, now);
    if (outcome != SmsOutcome::Queued) insert_refusal(connection, request, outcome, now);
    return outcome;
}

bool SmsGate::is_open(db::Connection& connection) const {
    return limits_.has_gateway && is_sms_switch_open(connection);
}

SmsUse SmsGate::use(db::Connection& connection, base::Time now) const {
    return {.in_day = read_sms_count(connection, subject(kAllInDay), now),
            .in_all = read_sms_count(connection, subject(kAll), now)};
}

SmsOutcome SmsGate::judge(db::Connection& connection, const SmsRequest& request, base::Time now) const {
    if (!is_mobile_number(request.number)) return SmsOutcome::NotANumber;
    if (!is_country_allowed(limits_, request.number)) return SmsOutcome::CountryRefused;
    if (!is_open(connection)) return SmsOutcome::Stopped;
    return count(connection, caps_of(request), now);
}

// A flood at a cap that is reached already is refused by reading alone and so holds no row that others wait for. Only
// who gets past counts, in the same order everywhere; what one cap refuses is taken back from those before it.
SmsOutcome SmsGate::count(db::Connection& connection, const std::vector<Cap>& caps, base::Time now) const {
    for (const Cap& cap : caps) {
        if (read_sms_count(connection, cap.subject, now) >= cap.most) return cap.outcome;
    }
    for (auto cap = caps.begin(); cap != caps.end(); ++cap) {
        if (count_sms(connection, cap->subject, now, now + cap->window) <= cap->most) continue;
        for (auto counted = caps.begin(); counted <= cap; ++counted) take_back_sms(connection, counted->subject);
        return cap->outcome;
    }
    return SmsOutcome::Queued;
}

std::string SmsGate::subject(std::string_view what) const {
    return crypto::hmac_sha256(key_, "sms cap", what).substr(0, kSubjectBytes);
}

// From the one that fewest share to the one that all share: its row is held for the shortest time.
std::vector<SmsGate::Cap> SmsGate::caps_of(const SmsRequest& request) const {
    std::vector<Cap> caps;
    const auto add = [&](std::string_view what, unsigned most, std::chrono::hours window, SmsOutcome outcome) {
        caps.push_back({.subject = subject(what), .most = most, .window = window, .outcome = outcome});
    };
    // News of an account must not use up what its person may get of codes.
    const std::string use = request.name.ends_with("_code") ? " for codes" : "";
    add("number " + request.number + use, limits_.per_number, kDay, SmsOutcome::CappedForNumber);
    if (request.person_id)
        add("person " + std::to_string(*request.person_id) + use, limits_.per_person, kDay,
            SmsOutcome::CappedForPerson);
    if (!request.remote.empty())
        add("address " + request.remote, limits_.per_address, kDay, SmsOutcome::CappedForAddress);
    add(kAllInDay, limits_.per_day, kDay, SmsOutcome::CappedForDay);
    add(kAll, limits_.in_all, kMonth, SmsOutcome::CappedInAll);
    return caps;
}

}  // namespace valija::outbox
