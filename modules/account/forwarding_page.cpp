// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/forwarding_page.h"

#include "account/account_page.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/mail_address.h"
#include "base/text.h"

namespace valija::account {

namespace {

using Kind = http::FieldRule::Kind;

constexpr http::FieldRule kTo{
    .name = "to", .kind = Kind::Line, .most_characters = base::kMailAddressMaxBytes, .required = false};
constexpr http::FieldRule kCopy{.name = "keeps_copy", .kind = Kind::Line, .most_characters = 3, .required = false};
constexpr http::FieldRule kOff{.name = "off", .kind = Kind::Line, .most_characters = 3, .required = false};
constexpr accounts::Actor kPerson{.kind = accounts::ActorKind::Person, .id = {}};

std::string url(const http::Request& request) { return request.site->base_url + "/account/forwarding"; }

}  // namespace

ForwardingPage::ForwardingPage(const service::World& world, std::shared_ptr<service::Hashing> hashing)
    : world_(world),
      box_(make_tool_box(world)),
      rules_(world.pool(), box_.tools()),
      present_password_(world, std::move(hashing), PresentPassword::Asks::CodeToo),
      door_(world) {}

http::Response ForwardingPage::show(const http::Request& request, const sessions::Session& who) const {
    return draw(request, who, {.news = request.query == "changed" ? "CHANGED" : ""});
}

http::Response ForwardingPage::change(const http::Request& request, const sessions::Session& who) const {
    const auto form = http::Form::parse(request, {kTo, kCopy, kOff, kPresentPassword, second_factor::kCode});
    if (!form) return http::bare(400);
    Said said{.status = 422,
              .typed = sieve::Forwarding{.to = form->value("to"), .keeps_copy = !form->value("keeps_copy").empty()}};
    const bool off = !form->value("off").empty();
    if (!off && !form->good("to")) said.address_wrong = "NOT_AN_ADDRESS";
    if (!off && form->good("to") && !base::is_mail_address(said.typed->to))
        said.address_wrong = said.typed->to.empty() ? "ADDRESS_EMPTY" : "NOT_AN_ADDRESS";
    if (*said.address_wrong != '\0') return draw(request, who, said);
    said.checked = present_password_.check(request, *form, who);
    if (said.checked->outcome != PresentPassword::Outcome::Right) {
        said.status = PresentPassword::status_of(*said.checked);
        auto response = draw(request, who, said);
        present_password_.add_wait(response, *said.checked);
        return response;
    }
    std::optional<sieve::Forwarding> wanted;
    if (!off) wanted = {.to = base::to_lower(said.typed->to), .keeps_copy = said.typed->keeps_copy};
    const auto account = *said.checked->account;
    said.checked.reset();
    return answer(request, who, said, rules_.set_forwarding(account, wanted, door_.open(request, who), kPerson));
}

http::Response ForwardingPage::answer(const http::Request& request, const sessions::Session& who, Said said,
                                      accounts::ForwardOutcome outcome) const {
    switch (outcome) {
        case accounts::ForwardOutcome::Changed:
            spdlog::info("request {}: mailbox {} changed its forwarding", request.id, who.mailbox_id);
            return http::see_other(url(request) + "?changed");
        case accounts::ForwardOutcome::MailServerAway: {
            said.status = 503;
            said.news = "AWAY";
            auto response = draw(request, who, said);
            response.add_header("Retry-After", kMailServerRetryAfterSeconds);
            return response;
        }
        case accounts::ForwardOutcome::ChangedMeanwhile:
            return http::see_other(request.site->base_url + "/login?to=account");
        case accounts::ForwardOutcome::OwnAddress:
            said.address_wrong = "OWN_ADDRESS";
            return draw(request, who, said);
        case accounts::ForwardOutcome::NoSuchAddress:
            said.address_wrong = "NO_SUCH_ADDRESS";
            return draw(request, who, said);
        case accounts::ForwardOutcome::GoesInCircles:
            said.address_wrong = "GOES_IN_CIRCLES";
            return draw(request, who, said);
    }
    base::broken("unknown outcome of a forwarding");
}

http::Response ForwardingPage::draw(const http::Request& request, const sessions::Session& who,
                                    const Said& said) const {
    const auto kept = rules_.find(who.mailbox_id).rules.forwarding;
    AccountPage page(world_, request, who, "account/forwarding_form.tpl", "FORWARDING");
    auto& content = page.content();
    if (kept) {
        content.add("ON").set("FORWARDS_TO", kept->to).show(kept->keeps_copy ? "WITH_COPY" : "WITHOUT_COPY");
        content.show("MAY_STOP");
    } else {
        content.show("OFF");
    }
    const bool wrong = *said.address_wrong != '\0';
    if (*said.news != '\0') content.show(said.news);
    content.show_if(wrong || said.checked.has_value(), "REFUSED");
    if (wrong) content.show("REFUSED_ADDRESS").show(said.address_wrong);
    const auto shown = said.typed ? said.typed : kept;
    content.set("TO", shown ? shown->to : "").show_if(!shown || shown->keeps_copy, "COPY_CHECKED");
    present_password_.draw(content, who, said.checked ? &*said.checked : nullptr);
    return page.answer(said.status);
}

}  // namespace valija::account
