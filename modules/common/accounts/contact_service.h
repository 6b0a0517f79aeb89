// SPDX-License-Identifier: AGPL-3.0-or-later
// A person's own mobile and alternate address: asked for, confirmed, taken away, by themselves. Part of THE account
// service: each change is one transaction with its movement and its messages. Nothing changes before the six digits
// (mobile: 10 minutes, 3 tries, from the session that asked) or the mailed link (24 hours, any browser) come back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accounts/account_service.h"
#include "accounts/contact_confirmation_store.h"
#include "people/person.h"

namespace valija::accounts {

inline constexpr unsigned kMostContactTries = 3;
inline constexpr unsigned kMostContactSends = 5;
// Of one mailbox in 24 hours, whichever contact: what is typed here gets a message, whosever it is.
inline constexpr unsigned kMostContactAsks = 5;

enum class ContactVerdict { Fine, OwnDomain, SameAsNow };
// Of a well-formed value. An alternate address in a domain of ours would be shut together with the mailbox.
ContactVerdict judge_contact(people::ContactKind kind, const std::string& value, const people::Person& holder,
                             const base::Sites& sites);

enum class AskContactOutcome { Sent, OwnDomain, SameAsNow, CannotSend, TooManyAsks, NotAPerson, ChangedMeanwhile };
enum class ResendContactOutcome { Sent, CannotSend, TooManySends, OutOfTries, NotOpen };
enum class ConfirmContactOutcome { Confirmed, Wrong, Expired, OutOfTries, NotOpen };
enum class RemoveContactOutcome { Removed, NoContact, ChangedMeanwhile };

// Whose, the session (its hash), and the network of who asks, for the caps on short messages.
struct ContactOwner {
    std::string site_key;
    std::uint64_t mailbox_id = 0;
    std::string address;
    std::string session_hash;
    std::string remote;
};

struct Contacts {
    std::optional<people::Person> holder;  // none: not a personal account, which has no contacts of its own
    std::optional<ContactConfirmation> mobile;
    std::optional<ContactConfirmation> alternate_address;
    bool sms_available = false;
};

class ContactService {
  public:
    // `key` is the setting keys.contact.
    ContactService(db::Pool& pool, const Tools& tools, std::string key)
        : pool_(&pool), tools_(&tools), key_(std::move(key)) {}

    Contacts find(const ContactOwner& owner) const;

    // After the present password was checked against `account` as it was read. A change that waited before is given up.
    [[nodiscard]] AskContactOutcome ask(const Account& account, const ContactOwner& owner, people::ContactKind kind,
                                        const std::string& value) const;
    // Another message to the same contact; tries stay counted.
    [[nodiscard]] ResendContactOutcome resend(const ContactOwner& owner, people::ContactKind kind,
                                              std::string_view number) const;
    [[nodiscard]] ConfirmContactOutcome confirm_code(const ContactOwner& owner, std::string_view number,
                                                     std::string_view code) const;
    void give_up(const ContactOwner& owner, people::ContactKind kind, std::string_view number) const;
    [[nodiscard]] RemoveContactOutcome remove(const Account& account, const ContactOwner& owner,
                                              people::ContactKind kind) const;

    // The alternate address that a link is about; nullopt: no such link (any more).
    std::optional<std::string> find_link(const std::string& site_key, std::string_view token) const;
    [[nodiscard]] ConfirmContactOutcome confirm_link(const std::string& site_key, std::string_view token) const;

  private:
    struct Secret {
        std::string text;
        std::string hmac;
        base::Time expires_at;
    };
    Secret make_secret(people::ContactKind kind, std::string_view number, base::Time now) const;
    bool send(db::Connection& connection, const ContactOwner& owner, const people::Person& holder,
              people::ContactKind kind, const std::string& value, const Secret& secret, base::Time now) const;
    void change(db::Connection& connection, const ContactOwner& owner, const people::Person& holder,
                people::ContactKind kind, const std::optional<std::string>& value, base::Time now) const;

    db::Pool* pool_;
    const Tools* tools_;
    std::string key_;
};

}  // namespace valija::accounts
