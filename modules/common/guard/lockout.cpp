// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guard/lockout.h"

#include <algorithm>

#include "crypto/digest.h"
#include "guard/lockout_store.h"
#include "guard/network.h"

namespace valija::guard {

namespace {

constexpr std::size_t kSubjectBytes = 16;
constexpr std::size_t kNumberBytes = 8;
constexpr std::chrono::days kPlaceLife{30};

// A whole day, so that most entries of a day change nothing.
base::Time place_expires_at(base::Time now) { return std::chrono::ceil<std::chrono::days>(now + kPlaceLife); }

// A browser is known by its cookie; whether a mail program's place is known is asked.
bool is_known(db::Connection& connection, const Try& attempt, const Subjects& subjects, base::Time now) {
    return attempt.device_hash || (attempt.by_mail_program && is_known_place(connection, subjects.known_place, now));
}

const std::string& wide_of(const Subjects& subjects, bool known) {
    return known ? subjects.at_place_everywhere : subjects.everywhere;
}

// Settings "<page>.failures" and so on, with what is counted there in place of "failures".
LockoutLimits of_page(const base::Config& config, const std::string& page, const std::string& counted) {
    const std::chrono::minutes lock(config.number_or(page + ".minutes", 15, 1, 24L * 60));
    const auto limit = [&](const std::string& name, std::int64_t usual) {
        return Limit{.tolerated = static_cast<unsigned>(config.number_or(page + name + counted, usual, 1, 50'000)),
                     .window = lock,
                     .lock = lock};
    };
    LockoutLimits limits;
    limits.at_place = limit(".", 5);
    limits.everywhere = limit(".everywhere_", 30);
    limits.everywhere.window = std::chrono::hours(config.number_or(page + ".everywhere_hours", 24, 1, 24L * 7));
    limits.network = limit(".network_", 30);
    limits.in_all = limit(".all_", 600);
    return limits;
}

}  // namespace

LockoutLimits LockoutLimits::from_config(const base::Config& config) {
    LockoutLimits limits;
    const auto tolerated = [&](const char* name, const Limit& limit) {
        return static_cast<unsigned>(config.number_or(name, limit.tolerated, 1, 50'000));
    };
    limits.at_place.tolerated = tolerated("lockout.failures", limits.at_place);
    limits.everywhere.tolerated = tolerated("lockout.everywhere_failures", limits.everywhere);
    limits.network.tolerated = tolerated("lockout.network_failures", limits.network);
    limits.everywhere.window = std::chrono::hours(config.number_or("lockout.everywhere_hours", 24, 1, 24L * 7));
    const std::chrono::minutes lock(config.number_or("lockout.minutes", limits.at_place.lock.count(), 1, 24L * 60));
    for (Limit* limit : {&limits.at_place, &limits.everywhere, &limits.network}) limit->lock = lock;
    limits.at_place.window = limits.network.window = lock;
    return limits;
}

LockoutLimits LockoutLimits::for_keys(const base::Config& config) {
    return of_page(config, "self_service", "failures");
}

LockoutLimits LockoutLimits::for_recovery(const base::Config& config) {
    return of_page(config, "recovery", "requests");
}

Lockout Lockout::from_config(const base::Config& config) {
    return Lockout(config.key("lockout"), LockoutLimits::from_config(config));
}

Lockout Lockout::for_second_factor(const base::Config& config) {
    return Lockout(config.key("lockout"), LockoutLimits::from_config(config), "factor");
}

Lockout Lockout::for_recovery_factor(const base::Config& config) {
    return Lockout(config.key("lockout"), LockoutLimits::from_config(config), "recovery factor");
}

Lockout Lockout::for_recovery(const base::Config& config) {
    return Lockout(config.key("lockout"), LockoutLimits::for_recovery(config), "recovery");
}

Verdict Lockout::admit(db::Pool& pool, const Try& attempt, base::Random& random, base::Time now) const {
    const std::string number = random.bytes(kNumberBytes);
    return db::transact(pool, [&](db::Connection& connection) { return judge(connection, attempt, number, now); });
}

Verdict Lockout::admit(db::Connection& connection, const Try& attempt, base::Random& random, base::Time now) const {
    return judge(connection, attempt, random.bytes(kNumberBytes), now);
}

// What is known to be locked is not counted on: a try that is refused brings no lock nearer.
Verdict Lockout::judge(db::Connection& connection, const Try& attempt, const std::string& number,
                       base::Time now) const {
    const Subjects subjects = subjects_of(attempt);
    const bool known = is_known(connection, attempt, subjects, now);
    const std::string& wide = wide_of(subjects, known);
    const Count count = admit_failure(
        connection, {subjects.at_place, wide, known ? wide : subjects.network, known ? wide : subjects.in_all},
        {subjects.at_place, limits_.at_place}, {wide, limits_.everywhere}, attempt.mark, number, now);
    if (!count.admitted) return {.admitted = false, .locked_until = count.locked_until, .failures = 0};
    return {.admitted = true, .locked_until = {}, .failures = count.failures - 1};
}

std::optional<base::Time> Lockout::fail(db::Pool& pool, const Try& attempt, base::Random& random,
                                        base::Time now) const {
    const std::string number = random.bytes(kNumberBytes);
    return db::transact(pool, [&](db::Connection& connection) { return count_all(connection, attempt, number, now); });
}

std::optional<base::Time> Lockout::count_all(db::Connection& connection, const Try& attempt, const std::string& number,
                                             base::Time now) const {
    const Subjects subjects = subjects_of(attempt);
    const bool known = is_known(connection, attempt, subjects, now);
    std::vector<Counted> all = {{subjects.at_place, limits_.at_place}, {wide_of(subjects, known), limits_.everywhere}};
    if (!known) all.push_back({subjects.network, limits_.network});
    if (!known && limits_.in_all) all.push_back({subjects.in_all, *limits_.in_all});
    std::optional<base::Time> locked_until;
    for (const Count& count : count_failures(connection, all, attempt.mark, number, now))
        locked_until = std::max(locked_until, count.locked_until);
    return locked_until;
}

void Lockout::forgive(db::Connection& connection, const Try& attempt, base::Time now) const {
    const Subjects subjects = subjects_of(attempt);
    if (attempt.device_hash) {
        forget_failures(connection, subjects.at_place);
        forget_failures(connection, subjects.at_place_everywhere);
    } else {
        take_back_failure(connection, subjects.at_place, attempt.mark);
        take_back_failure(connection, subjects.everywhere, attempt.mark);
        if (attempt.by_mail_program) take_back_failure(connection, subjects.at_place_everywhere, attempt.mark);
    }
    if (attempt.by_mail_program) remember_place(connection, subjects.known_place, place_expires_at(now));
}

void Lockout::forgive(db::Pool& pool, const Try& attempt, base::Time now) const {
    db::transact(pool, [&](db::Connection& connection) { forgive(connection, attempt, now); });
}

Verdict Lockout::count(db::Pool& pool, const Try& attempt, base::Random& random, base::Time now) const {
    const Verdict verdict = admit(pool, attempt, random, now);
    if (verdict.admitted) fail(pool, attempt, random, now);
    return verdict;
}

void Lockout::forget(db::Connection& connection, const std::string& address, const std::string& remote_address) const {
    const Subjects subjects =
        subjects_of({.address = address, .remote_address = remote_address, .mark = {}, .device_hash = {}});
    forget_failures(connection, subjects.at_place);
    forget_failures(connection, subjects.everywhere);
    forget_failures(connection, subjects.at_place_everywhere);
}

std::string Lockout::subject(std::string_view what, std::string_view address, std::string_view place) const {
    std::string text(address);
    text.append(1, '\0').append(place);
    const std::string purpose = realm_.empty() ? std::string(what) : realm_ + ' ' + std::string(what);
    return crypto::hmac_sha256(key_, purpose, text).substr(0, kSubjectBytes);
}

Subjects Lockout::subjects_of(const Try& attempt) const {
    const std::string network = network_of(attempt.remote_address);
    const std::string place = attempt.device_hash ? "device " + *attempt.device_hash : network;
    return {.at_place = subject("lockout place", attempt.address, place),
            .everywhere = subject("lockout everywhere", attempt.address, ""),
            .at_place_everywhere = subject("lockout everywhere", attempt.address, place),
            .network = subject("lockout network", "", network),
            .in_all = subject("lockout in all", attempt.site_key, ""),
            .known_place = subject("known place", attempt.address, network)};
}

}  // namespace valija::guard
