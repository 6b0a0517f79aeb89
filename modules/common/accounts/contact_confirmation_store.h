// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of table contact_confirmation: the contact that a person wants to have, until what was sent to it comes back. One
// of each kind a mailbox.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "db/connection.h"
#include "people/person.h"

namespace valija::accounts {

inline constexpr std::size_t kContactNumberBytes = 8;

struct ContactConfirmation {
    std::uint64_t mailbox_id = 0;
    people::ContactKind kind = people::ContactKind::Mobile;
    std::string number;  // kContactNumberBytes random bytes
    std::uint64_t person_id = 0;
    std::string session_hash;
    std::string value;
    std::string secret_hmac;
    base::Time code_expires_at;
    base::Time expires_at;
    unsigned sends = 1;
    unsigned tries = 0;
};

// In place of the one before.
void save_confirmation(db::Connection& connection, const std::string& site_key, const ContactConfirmation& waiting,
                       base::Time now);
std::optional<ContactConfirmation> find_confirmation(db::Connection& connection, std::uint64_t mailbox_id,
                                                     people::ContactKind kind, base::Time now);
// The same, its row locked until the transaction ends.
std::optional<ContactConfirmation> find_confirmation_for_update(db::Connection& connection, std::uint64_t mailbox_id,
                                                                people::ContactKind kind, base::Time now);
// Of a mailed link, as long as it may be used.
struct LinkedContact {
    std::uint64_t mailbox_id = 0;
    std::string address;  // of the mailbox
    std::string value;
};
std::optional<LinkedContact> find_by_link(db::Connection& connection, const std::string& site_key,
                                          const std::string& secret_hmac, base::Time now);
// REQUIRES for these: the row is locked.
void renew_secret(db::Connection& connection, const ContactConfirmation& waiting, const std::string& secret_hmac,
                  base::Time code_expires_at);
void count_confirmation_try(db::Connection& connection, const ContactConfirmation& waiting);
void end_confirmation(db::Connection& connection, std::uint64_t mailbox_id, people::ContactKind kind);

// The session has another hash now.
void move_confirmations(db::Connection& connection, const std::string& session_hash,
                        const std::string& new_session_hash);

// Both kinds: the password is another now, or the account is closed.
void end_confirmations(db::Connection& connection, std::uint64_t mailbox_id);
// At most `most` in one step; returns how many went.
std::uint64_t expire_confirmations(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::accounts
