// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/script_door.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/log.h"
#include "sessions/webmail_store.h"
#include "sieve/managesieve.h"

namespace valija::account {

namespace {

constexpr std::chrono::seconds kPatience{5};
constexpr std::chrono::minutes kTokenLife{1};
constexpr std::size_t kIdBytes = 16;
constexpr std::size_t kSecretBytes = 32;
constexpr std::int64_t kHighestPort = 65535;

// Older scripts than the one that runs are nobody's any more.
void tidy(sieve::ManageSieve& server, const accounts::Script& script) {
    for (const auto& name : server.list()) {
        if (name != script.running && name != script.name) server.remove(name);
    }
}

}  // namespace

ScriptDoor::ScriptDoor(const service::World& world)
    : world_(world), port_(static_cast<unsigned>(world.config().number("mail.managesieve_port", 1, kHighestPort))) {}

accounts::KeepScript ScriptDoor::open(const http::Request& request, const sessions::Session& who) const {
    const sessions::NewWebmailToken token{.id = world_.random().bytes(kIdBytes),
                                          .mailbox_id = who.mailbox_id,
                                          .session_hash = who.id_hash,
                                          .secret = base::to_base64url(world_.random().bytes(kSecretBytes)),
                                          .expires_at = world_.clock().now() + kTokenLife};
    sessions::create_rules_token(*world_.pool().take(), token);
    return [port = port_, token, address = who.address, id = request.id](const accounts::Script& script) {
        try {
            sieve::ManageSieve server(port, kPatience);
            server.log_in(base::to_hex(token.id) + '*' + address, token.secret);
            tidy(server, script);
            std::string why;
            const bool kept = server.put(script.name, script.text, why);
            if (!kept) spdlog::error("request {}: the mail server takes no script: {}", id, why);
            return kept;
        } catch (const base::Fault& fault) {
            spdlog::warn("request {}: {}", id, fault.what());
            return false;
        }
    };
}

}  // namespace valija::account
