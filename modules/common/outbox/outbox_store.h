// SPDX-License-Identifier: AGPL-3.0-or-later
// Messages to send (table outbox): queued in the transaction of what caused them, sealed at rest, wiped once delivered.
// The courier claims them by lease, so that several couriers, on several machines, never lose one; delivery is at least
// once, with a Message-ID made from the row, so that a repeated mail is recognised as the same.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "db/connection.h"

namespace valija::outbox {

struct Mail {
    std::string from;  // address; the envelope's sender too
    std::string from_name;
    std::string to;
    std::string reply_to;  // empty: none
    std::string subject;
    std::string text;  // plain text, LF line ends
};

// A message that the courier writes when it sends it, from its template: templates/mail/<name>.txt and .html.tpl, or
// templates/sms/<name>.txt. All the templates of one name take the same values.
struct Notice {
    std::string to;    // mail address; E.164 number
    std::string name;  // past words, as the movement: "account_created"
    std::map<std::string, std::string> values;
};

// Ends the open IMAP connections of an address (doveadm kick).
struct Kick {
    std::string address;
};

// What a message is about, for finding it without opening it.
struct About {
    std::string site_key;
    std::optional<std::uint64_t> mailbox_id;
};

enum class Kind { Mail, Sms, Kick };

class Outbox {
  public:
    Outbox(std::string key, base::Random& random) : key_(std::move(key)), random_(&random) {}

    void queue(db::Connection& connection, const About& about, const Mail& mail, base::Time now) const;
    // `kind` is Mail or Sms.
    void queue(db::Connection& connection, const About& about, Kind kind, const Notice& notice, base::Time now) const;
    void queue(db::Connection& connection, const About& about, const Kick& kick, base::Time now) const;

    // REQUIRES: `sealed` of a row of that kind; anything else is a Fault.
    Mail open_mail(const std::string& sealed) const;
    Kick open_kick(const std::string& sealed) const;

  private:
    std::string key_;
    base::Random* random_;
};

struct Claimed {
    std::uint64_t id = 0;
    Kind kind = Kind::Mail;
    std::string sealed;
    unsigned attempts = 0;  // this one included
    base::Time created_at;
};

// Up to `most` due messages of a kind, leased to the caller until `lease_until`; nobody else gets them before.
// One transaction of the caller's (SELECT ... FOR UPDATE SKIP LOCKED).
std::vector<Claimed> claim_due(db::Connection& connection, Kind kind, base::Time now, base::Time lease_until,
                               unsigned most);

// How a try ended. Says nothing when the lease was lost meanwhile: the number of attempts tells whose it is now.
void mark_delivered(db::Connection& connection, const Claimed& message, base::Time now);
void mark_retry(db::Connection& connection, const Claimed& message, base::Time due_at, const std::string& error);
void mark_failed(db::Connection& connection, const Claimed& message, const std::string& error);

}  // namespace valija::outbox
