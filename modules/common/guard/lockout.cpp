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

bool is_known(const Try& attempt, const Standing& standing) {
    return attempt.device_hash || (attempt.by_mail_program && standing.place_known);
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

Verdict refused(std::optional<base::Time> locked_until) {
    return {.admitted = false, .locked_until = locked_until, .failures = 0};
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
    return db::attempt(pool, [&](db::Connection& connection) { return judge(connection, attempt, number, now); });
}

Verdict Lockout::admit(db::Connection& connection, const Try& attempt, base::Random& random, base::Time now) const {
    return judge(connection, attempt, random.bytes(kNumberBytes), now);
}

// What is known to be locked is not counted on: a try that is refused brings no lock nearer.
Verdict Lockout::judge(db::Connection& connection, const Try& attempt, const std::string& number,
                       base::Time now) const {
    const Subjects subjects = subjects_of(attempt);
    const Standing standing = find_standing(connection, subjects, now);
    const bool known = is_known(attempt, standing);
    const auto wide =
        known ? standing.at_place_everywhere : std::max({standing.everywhere, standing.network, standing.in_all});
    if (standing.at_place || wide) return refused(std::max(standing.at_place, wide));
    const Count at_place = count_failure(connection, subjects.at_place, limits_.at_place, attempt.mark, number, now);
    if (!at_place.admitted) return refused(at_place.locked_until);
    const Count everywhere =
        count_failure(connection, wide_of(subjects, known), limits_.everywhere, attempt.mark, number, now);
    if (!everywhere.admitted) return refused(everywhere.locked_until);
    return {.admitted = true, .locked_until = {}, .failures = at_place.failures - 1};
}

std::optional<base::Time> Lockout::fail(db::Pool& pool, const Try& attempt, base::Random& random,
                                        base::Time now) const {
    const std::string number = random.bytes(kNumberBytes);
    return db::attempt(pool, [&](db::Connection& connection) { return count_all(connection, attempt, number, now); });
}

std::optional<base::Time> Lockout::count_all(db::Connection& connection, const Try& attempt, const std::string& number,
                                             base::Time now) const {
    const Subjects subjects = subjects_of(attempt);
    // What stands in its way is asked for a mail program alone: a browser is known by its cookie.
    const bool known =
        is_known(attempt, attempt.by_mail_program ? find_standing(connection, subjects, now) : Standing());
    const auto count = [&](const std::string& subject, const Limit& limit) {
        return count_failure(connection, subject, limit, attempt.mark, number, now).locked_until;
    };
    auto locked_until = count(subjects.at_place, limits_.at_place);
    locked_until = std::max(locked_until, count(wide_of(subjects, known), limits_.everywhere));
    if (known) return locked_until;
    locked_until = std::max(locked_until, count(subjects.network, limits_.network));
    return limits_.in_all ? std::max(locked_until, count(subjects.in_all, *limits_.in_all)) : locked_until;
}

void Lockout::forgive(db::Connection& connection, const Try& attempt, base::Time now) const {
    const Subjects subjects = subjects_of(attempt);
    if (attempt.device_hash) {
        forget_failures(connection, subjects);
    } else {
        take_back_failure(connection, subjects, attempt.mark);
    }
    if (attempt.by_mail_program) remember_place(connection, subjects.known_place, place_expires_at(now));
}

Verdict Lockout::count(db::Pool& pool, const Try& attempt, base::Random& random, base::Time now) const {
    const Verdict verdict = admit(pool, attempt, random, now);
    if (verdict.admitted) fail(pool, attempt, random, now);
    return verdict;
}

void Lockout::forget(db::Connection& connection, const std::string& address, const std::string& remote_address) const {
    const Subjects subjects =
        subjects_of({.address = address, .remote_address = remote_address, .mark = {}, .device_hash = {}});
    forget_failures(connection, subjects);
    forget_failures(connection, {.at_place = subjects.everywhere,
                                 .everywhere = {},
                                 .at_place_everywhere = subjects.everywhere,
                                 .network = {},
                                 .in_all = {},
                                 .known_place = {}});
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
