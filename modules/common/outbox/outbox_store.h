// SPDX-License-Identifier: AGPL-3.0-or-later
// Messages to send (table outbox): queued in the transaction of what caused them, sealed at rest, wiped once delivered.
// The courier claims them by lease, so that several couriers, on several machines, never lose one; delivery is at least
// once, with a Message-ID made from the row, so that a repeated mail is recognised as the same. What a program needs to
// queue: INSERT on outbox; for short messages also what sms_gate.h says.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/clock.h"
#include "base/config.h"
#include "base/random.h"
#include "db/connection.h"
#include "outbox/sms_gate.h"

namespace valija::outbox {

struct Mail {
    std::string from;  // address; the envelope's sender too
    std::string from_name;
    std::string to;
    std::string reply_to;  // empty: none
    std::string subject;
    std::string text;       // plain text, LF line ends
    std::string html = {};  // the same as HTML; empty: text alone
};

// A message that the courier writes when it sends it, from its template: templates/mail/<name>.txt and .html.tpl, or
// templates/sms/<name>.txt. All the templates of one name take the same values.
struct Notice {
    std::string to;    // mail address; E.164 number
    std::string name;  // past words, as the movement: "account_created"
    std::map<std::string, std::string> values;
    // When what it carries (a code, a credential) stops working: from then on it is not sent any more.
    std::optional<base::Time> expires_at = {};
};

// A Notice as it comes out of the box.
struct QueuedNotice {
    std::string site_key;  // in whose brand
    Notice notice;
};

// Ends the open IMAP connections of an address (doveadm kick).
struct Kick {
    std::string address;
};

// A recovery's code on its way to whoever it is for: the courier finds out who that is, and whether anybody, and queues
// the Notice (accounts/recovery_service.h). So the program that asks for it learns nothing and writes the same for all.
struct Recovery {
    std::string visitor_hash;
    std::string number;
    std::string channel;
    std::string code;
    std::string link_token;
    std::string remote;  // network of who asked, for the caps
    base::Time expires_at;
};

// What a message is about, for finding it without opening it.
struct About {
    std::string site_key;
    std::optional<std::uint64_t> mailbox_id;
    std::optional<std::uint64_t> person_id = {};
    std::string remote = {};  // network of who asked, as guard::network_of() writes it; for the caps, kept as an HMAC
};

enum class Kind { Mail, Sms, Kick, Recovery };

class Outbox {
  public:
    // All kinds, by keys made of one.
    Outbox(std::string key, base::Random& random, SmsLimits sms = {});
    // Key keys.outbox and the limits of short messages; or keys.outbox_mail, which is made of it, for a program that
    // queues mail and can do nothing else.
    static Outbox from_config(const base::Config& config, base::Random& random);

    void queue(db::Connection& connection, const About& about, const Mail& mail, base::Time now) const;
    // `kind` is Mail or Sms. A mail is always Queued; what else may become of a short message: sms_gate.h.
    SmsOutcome queue(db::Connection& connection, const About& about, Kind kind, const Notice& notice,
                     base::Time now) const;
    void queue(db::Connection& connection, const About& about, const Kick& kick, base::Time now) const;
    void queue(db::Connection& connection, const About& about, const Recovery& recovery, base::Time now) const;

    // Whether short messages go at all: for pages that offer one.
    bool sms_available(db::Connection& connection) const { return sms_gate_.is_open(connection); }
    const SmsGate& sms_gate() const { return sms_gate_; }

    // REQUIRES: `sealed` of a row of that kind; anything else is a Fault.
    Mail open_mail(const std::string& sealed) const;
    Kick open_kick(const std::string& sealed) const;
    Recovery open_recovery(const std::string& sealed) const;
    // nullopt: it was written when it was queued (open_mail).
    std::optional<QueuedNotice> open_notice(Kind kind, const std::string& sealed) const;

  private:
    const std::string& key_of(Kind kind) const;
    nlohmann::json open(Kind kind, const std::string& sealed) const;

    std::string key_;  // empty: mail alone
    std::string mail_key_;
    base::Random* random_;
    SmsGate sms_gate_;
};

struct Claimed {
    std::uint64_t id = 0;
    Kind kind = Kind::Mail;
    std::string sealed;
    unsigned attempts = 0;  // this one included
    base::Time created_at;
    base::Time give_up_at;                      // the last try
    std::optional<base::Time> expires_at = {};  // not sent from then on
};

// Up to `most` due messages of a kind, leased to the caller until `lease_until`; nobody else gets them before.
// One transaction of the caller's (SELECT ... FOR UPDATE SKIP LOCKED).
std::vector<Claimed> claim_due(db::Connection& connection, Kind kind, base::Time now, base::Time lease_until,
                               unsigned most);

// How a try ended. Says nothing when the lease was lost meanwhile: the number of attempts tells whose it is now.
void mark_delivered(db::Connection& connection, const Claimed& message, base::Time now);
void mark_retry(db::Connection& connection, const Claimed& message, base::Time due_at, const std::string& error);
void mark_failed(db::Connection& connection, const Claimed& message, const std::string& error);
// Failed, and wiped: what it carried is worth nothing any more.
void mark_expired(db::Connection& connection, const Claimed& message);

// Whether somebody will still try to deliver the message with this number, queued at that time.
bool is_queued(db::Connection& connection, std::uint64_t id, base::Time created_at);

// Empties failed messages that are worth nothing any more, at most `most` in one step; returns how many.
std::uint64_t wipe_expired(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::outbox
