// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of table recovery_request: who recovers which password, one request a browser. Every question names the site and
// the time, so that a request of elsewhere or of long ago is not there. For an unknown user name the same statements
// run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "accounts/recovery_secret.h"
#include "base/clock.h"
#include "db/connection.h"

namespace valija::accounts {

inline constexpr std::size_t kRecoveryNumberBytes = 8;

struct RecoveryRequest {
    std::string number;  // kRecoveryNumberBytes random bytes
    std::optional<std::uint64_t> mailbox_id;
    std::string address;  // of the mailbox; empty: none
    std::optional<people::ContactKind> channel;
    std::string code_hmac;  // empty: no code yet
    std::string link_hmac;
    base::Time code_expires_at;
    std::optional<base::Time> sent_at;  // somebody has the code
    unsigned sends = 0;
    unsigned tries = 0;
    std::optional<base::Time> verified_at;
    bool factor_passed = false;
};

// Which request, and as seen from where.
struct RecoveryKey {
    std::string visitor_hash;  // SHA-256 of the browser's cookie
    std::string site_key;
};

// In place of the browser's request before.
void save_recovery_request(db::Connection& connection, const RecoveryKey& key, const std::string& number,
                           std::optional<std::uint64_t> mailbox_id, base::Time now);
std::optional<RecoveryRequest> find_recovery_request(db::Connection& connection, const RecoveryKey& key,
                                                     base::Time now);
// The same, its row locked until the transaction ends.
std::optional<RecoveryRequest> find_recovery_request_for_update(db::Connection& connection, const RecoveryKey& key,
                                                                base::Time now);

// REQUIRES for these: the request is locked.
struct NewRecoveryCode {
    people::ContactKind channel = people::ContactKind::Mobile;
    std::string code_hmac;
    std::string link_hmac;
    base::Time expires_at;
};
void set_recovery_code(db::Connection& connection, const std::string& visitor_hash, const NewRecoveryCode& code);
void count_recovery_try(db::Connection& connection, const std::string& visitor_hash);
void verify_recovery(db::Connection& connection, const std::string& visitor_hash, base::Time now);
void pass_recovery_factor(db::Connection& connection, const std::string& visitor_hash, base::Time now);

// For the courier: whose code it is that is to be sent, if it is still the request's and was not sent before. The
// request is locked until the transaction ends.
struct RecoveryRecipient {
    std::string site_key;
    std::uint64_t mailbox_id = 0;
    std::string address;
    std::uint64_t person_id = 0;
};
std::optional<RecoveryRecipient> find_recovery_recipient(db::Connection& connection, const std::string& visitor_hash,
                                                         const std::string& code_hmac, base::Time now);
void mark_recovery_sent(db::Connection& connection, const std::string& visitor_hash, base::Time now);

// Every request of a mailbox: its password or a contact of its holder is another now.
void void_recovery_requests(db::Connection& connection, std::uint64_t mailbox_id);
// The same of every mailbox that the person holds.
void void_recovery_requests_of(db::Connection& connection, std::uint64_t person_id);
// At most `most` in one step; returns how many went.
std::uint64_t expire_recovery_requests(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::accounts
