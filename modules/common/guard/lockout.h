// SPDX-License-Identifier: AGPL-3.0-or-later
// The one guard of every door (portal, IMAP, SMTP): how many wrong passwords an address may get, and from where
// (OWASP ASVS 5.0, 6.1.1 and 6.3.1; NIST SP 800-63B-4, 3.2.2).
//
// Counted are: the address at one place (a network, or a browser that entered before), the address everywhere, and the
// network whatever address it tries. A known place (that browser, or for mail programs a network from which the right
// password came before) is counted by itself at the first two and not at all at the third, so what strangers do
// elsewhere locks nobody out of it. The same wrong password again counts once. Addresses nobody has are counted alike.
//
// A try is counted for its address before its password is looked at and taken back when it was right, so that many at
// once get no more tries than one after the other. The network's counter, which everybody behind it shares, is written
// only for what was wrong: a morning's thousand right passwords do not queue for one row.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/config.h"
#include "base/random.h"
#include "db/pool.h"

namespace valija::guard {

// More than `tolerated` failures within `window` lock for `lock`; so does each further one within the window.
struct Limit {
    unsigned tolerated = 1;
    std::chrono::minutes window{15};
    std::chrono::minutes lock{15};
};

struct LockoutLimits {
    Limit at_place{.tolerated = 3};
    Limit everywhere{.tolerated = 30, .window = std::chrono::hours(24)};
    Limit network{.tolerated = 300};
    std::optional<Limit> in_all;  // whoever asks for whatever, from wherever

    // Settings lockout.failures, .everywhere_failures, .everywhere_hours, .network_failures and .minutes.
    static LockoutLimits from_config(const base::Config& config);
    // The two keys of self-service: settings self_service.failures (of one national ID, from one network),
    // .everywhere_failures (of one, from anywhere, in .everywhere_hours),
    // .network_failures and .all_failures in .minutes.
    static LockoutLimits for_keys(const base::Config& config);
    // Requests to recover a password, each counted: settings recovery.requests (of one user name, from one network),
    // .everywhere_requests (of one, from anywhere, in .everywhere_hours), .network_requests and .all_requests in
    // .minutes.
    static LockoutLimits for_recovery(const base::Config& config);
};

struct Try {
    std::string address;  // lower case, as typed
    std::string remote_address;
    std::string mark;                        // password_mark()
    std::optional<std::string> device_hash;  // of a browser that entered this very mailbox before
    // A mail program has no cookie: a network that it came in from is its known place. Not at the portal, where it
    // would tell who else sits there whether an address exists.
    bool by_mail_program = false;
    std::string site_key = {};  // what is counted in all is counted for each site
};

struct Verdict {
    bool admitted = false;
    std::optional<base::Time> locked_until;  // not admitted: when the door opens again
    unsigned failures = 0;                   // of the address at this place before this one
};

// What is counted and remembered, each an HMAC of 16 bytes.
struct Subjects {
    std::string at_place;             // the address at this network or device
    std::string everywhere;           // the address, for places that are not known
    std::string at_place_everywhere;  // the same limit, for a known place by itself
    std::string network;              // whatever address
    std::string in_all;               // whatever address and network
    std::string known_place;          // the address and this network, in table known_place
};

class Lockout {
  public:
    // What is counted in one realm ("keys") says nothing in another: recovery is never locked by failed sign-ins.
    Lockout(std::string key, LockoutLimits limits, std::string realm = {})
        : key_(std::move(key)), limits_(limits), realm_(std::move(realm)) {}
    // Key keys.lockout and the limits.
    static Lockout from_config(const base::Config& config);
    // The same limits for codes of a second factor, in a realm of their own; and for those that a recovery asks, in
    // another: whoever has the password and fails at the code does not shut its owner's recovery.
    static Lockout for_second_factor(const base::Config& config);
    static Lockout for_recovery_factor(const base::Config& config);
    // Counts requests, none of them taken back: count().
    static Lockout for_recovery(const base::Config& config);

    // Whether the try may be made; counts it at its place. REQUIRES: who is not admitted gets no password looked
    // at (what nobody can guess, a temporary credential, may be).
    [[nodiscard]] Verdict admit(db::Pool& pool, const Try& attempt, base::Random& random, base::Time now) const;
    // The same as the last part of the caller's transaction, which it commits: it is over before the password is looked
    // at.
    [[nodiscard]] Verdict admit(db::Connection& connection, const Try& attempt, base::Random& random,
                                base::Time now) const;
    // It was wrong: counts it wherever it counts (twice is once). Until when this or others before it have closed the
    // door.
    std::optional<base::Time> fail(db::Pool& pool, const Try& attempt, base::Random& random, base::Time now) const;
    // It was right: takes back what admit() counted; forgets what this browser failed at before, or remembers where the
    // mail program came from for 30 days. Part of the caller's transaction, if there is one: best its last statement.
    void forgive(db::Connection& connection, const Try& attempt, base::Time now) const;
    void forgive(db::Pool& pool, const Try& attempt, base::Time now) const;
    // Where there is no right and wrong, only often and too often: admits it and counts it everywhere. REQUIRES: a mark
    // of its own (random_mark()).
    [[nodiscard]] Verdict count(db::Pool& pool, const Try& attempt, base::Random& random, base::Time now) const;
    // Whoever it was has proved in another way who they are: the address may be tried anew, from here and anywhere.
    void forget(db::Connection& connection, const std::string& address, const std::string& remote_address) const;

  private:
    std::string subject(std::string_view what, std::string_view address, std::string_view place) const;
    Subjects subjects_of(const Try& attempt) const;
    Verdict judge(db::Connection& connection, const Try& attempt, const std::string& number, base::Time now) const;
    std::optional<base::Time> count_all(db::Connection& connection, const Try& attempt, const std::string& number,
                                        base::Time now) const;

    std::string key_;
    LockoutLimits limits_;
    std::string realm_;
};

}  // namespace valija::guard
