// SPDX-License-Identifier: AGPL-3.0-or-later
#include "auth-policy/policy_page.h"

namespace valija::auth_policy {

namespace {

constexpr int kGoOn = 0;
constexpr int kRefuse = -1;
constexpr std::int64_t kMostDelay = 7;  // Postfix waits 10 s for Dovecot, of which a failure takes 2 more

// Where the client really is: only the webmail may vouch for somebody else's address, and its tokens are not counted.
guard::Try make_try(const PolicyQuestion& question) {
    return {.address = question.login,
            .remote_address = question.real_remote.empty() ? question.remote : question.real_remote,
            .mark = question.mark,
            .device_hash = {},
            .by_mail_program = true};
}

http::Response json(int status) {
    http::Response response;
    response.add_header("Content-Type", "application/json");
    response.add_header("Cache-Control", "no-store");
    response.body = write_answer(status);
    return response;
}

}  // namespace

PolicyPage::PolicyPage(const service::World& world)
    : world_(world),
      lockout_(guard::Lockout::from_config(world.config())),
      most_delay_(static_cast<unsigned>(world.config().number_or("lockout.delay_seconds", 6, 0, kMostDelay))) {}

http::Response PolicyPage::answer(const http::Request& request) const {
    const auto question = parse_question(request.body);
    const auto command = request.query_value("command");
    if (!question || (command != "allow" && command != "report")) return http::bare(400);
    if (is_webmail(*question)) return json(kGoOn);
    if (command == "allow") return json(allow(*question));
    note(*question);
    return json(kGoOn);
}

int PolicyPage::allow(const PolicyQuestion& question) const {
    const auto verdict = lockout_.admit(world_.pool(), make_try(question), world_.random(), world_.clock().now());
    return verdict.admitted ? static_cast<int>(delay_after(verdict.failures, most_delay_)) : kRefuse;
}

void PolicyPage::note(const PolicyQuestion& question) const {
    const guard::Try attempt = make_try(question);
    const base::Time now = world_.clock().now();
    if (question.success) {
        lockout_.forgive(world_.pool(), attempt, now);
    } else if (!question.refused_by_us) {
        lockout_.fail(world_.pool(), attempt, world_.random(), now);
    }
}

}  // namespace valija::auth_policy
