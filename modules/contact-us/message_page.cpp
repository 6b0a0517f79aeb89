// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contact-us/message_page.h"

#include "base/fault.h"
#include "base/log.h"
#include "guard/captcha_nonce_store.h"

namespace valija::contact_us {

namespace {

constexpr const char* kRetryAfterSeconds = "5";

}  // namespace

MessagePage::MessagePage(const service::World& world)
    : world_(world),
      captcha_(guard::Captcha::from_config(world.config())),
      passes_(world.config().key("captcha")),
      outbox_(outbox::Outbox::from_config(world.config(), world.random())) {}

http::Response MessagePage::show(const http::Request& request) const {
    const std::string pass = request.query_value("pass").value_or("");
    if (!passes_.open(world_.visitor(request).cookie(), pass, world_.clock().now()))
        return http::see_other(request.site->base_url + "/contact-us");
    return draw(request, 200, {.question = {}, .pass = pass, .sections = {}});
}

http::Response MessagePage::send(const http::Request& request) const {
    const auto form = parse_message_form(request);
    if (!form) return http::bare(400);
    if (form->another_picture_asked)
        return draw(request, 200, {.question = form->question, .pass = form->pass, .sections = {"ANOTHER_PICTURE"}});
    try {
        return judge(request, *form);
    } catch (const base::Fault& fault) {
        if (fault.kind() != base::Fault::Kind::Unavailable) throw;
        spdlog::error("request {}: {}", request.id, fault.what());
        return draw(request, 503, {.question = form->question, .pass = form->pass, .sections = {"UNAVAILABLE"}});
    }
}

http::Response MessagePage::judge(const http::Request& request, MessageForm form) const {
    const std::string cookie = world_.visitor(request).cookie();
    const Problems of_code = check_code(form);
    form.problems.insert(form.problems.end(), of_code.begin(), of_code.end());
    const bool complete = form.problems.empty();
    const auto pass = passes_.open(cookie, form.pass, world_.clock().now());
    if (complete && pass && queue(request, form.question, *pass)) {
        spdlog::info("request {}: question queued", request.id);
        return http::see_other(request.site->base_url + "/contact-us/sent");
    }
    if (complete) form.problems.push_back(Problem::ExpiredForm);
    // Whoever gives a right code here has taken the first step again.
    if (of_code.empty() && (complete || !pass))
        form.pass = passes_.issue(cookie, world_.random(), world_.clock().now());
    Draft draft{.question = form.question, .pass = form.pass, .sections = {}};
    for (const Problem problem : form.problems) draft.sections.push_back(section_of(problem));
    return draw(request, 422, draft);
}

Problems MessagePage::check_code(const MessageForm& form) const {
    auto connection = world_.pool().take();
    return from_captcha(captcha_.check(*connection, form.challenge, form.captcha, world_.clock().now()));
}

bool MessagePage::queue(const http::Request& request, const Question& question, const Pass& pass) const {
    const outbox::Mail mail = write_mail(world_.renderer(), *request.site, question);
    return db::transact(world_.pool(), [&](db::Connection& connection) {
        if (guard::burn_nonce(connection, pass.nonce, pass.expires_at) == guard::BurnOutcome::BurntBefore) return false;
        outbox_.queue(connection, {.site_key = request.site_key, .mailbox_id = {}}, mail, world_.clock().now());
        return true;
    });
}

http::Response MessagePage::draw(const http::Request& request, int status, const Draft& draft) const {
    const auto visitor = world_.visitor(request);
    view::Page page("contact-us/contact_us_message_form.tpl");
    page.content()
        .set("CSRF", visitor.csrf_token())
        .set("PASS", draft.pass)
        .set("SENDER", draft.question.sender)
        .set("SUBJECT", draft.question.subject)
        .set("MESSAGE", draft.question.message)
        .set("REQUEST_ID", request.id);
    auto field = page.content().include("CAPTCHA_FIELD", "common/captcha_field.tpl");
    field.set("CHALLENGE", captcha_.issue(world_.random(), world_.clock().now()));
    for (const char* section : draft.sections) {
        page.content().show(section);
        field.show(section);
    }
    page.content().show_if(status >= 400, "WITH_ERRORS");
    page.layout().show_if(status >= 400, "WITH_ERRORS");
    auto response = http::html(status, world_.render(request, std::move(page)));
    if (status == 503) response.add_header("Retry-After", kRetryAfterSeconds);
    return visitor.greet(std::move(response));
}

}  // namespace valija::contact_us
