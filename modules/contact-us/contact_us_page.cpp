// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contact-us/contact_us_page.h"

#include "http/form.h"

namespace valija::contact_us {

using Kind = http::FieldRule::Kind;

ContactUsPage::ContactUsPage(const service::World& world)
    : world_(world), captcha_(guard::Captcha::from_config(world.config())), passes_(world.config().key("captcha")) {}

http::Response ContactUsPage::show(const http::Request& request) const { return draw(request, 200, nullptr); }

http::Response ContactUsPage::check(const http::Request& request) const {
    const auto form = http::Form::parse(
        request, {{.name = "captcha", .kind = Kind::Line, .most_characters = guard::kCaptchaAnswerMaxCharacters},
                  {.name = "challenge", .kind = Kind::Line, .most_characters = guard::kCaptchaTokenMaxCharacters},
                  {.name = "another", .kind = Kind::Line, .most_characters = 1, .required = false}});
    if (!form) return http::bare(400);
    if (!form->value("another").empty()) return draw(request, 200, "ANOTHER_PICTURE");
    const base::Time now = world_.clock().now();
    auto connection = world_.pool().take();
    const auto problems =
        from_captcha(captcha_.check(*connection, form->value("challenge"), form->value("captcha"), now));
    if (!problems.empty()) return draw(request, 422, section_of(problems.front()));
    const std::string pass = passes_.issue(world_.visitor(request).cookie(), world_.random(), now);
    return http::see_other(request.site->base_url + "/contact-us/message?pass=" + pass);
}

http::Response ContactUsPage::draw(const http::Request& request, int status, const char* section) const {
    const auto visitor = world_.visitor(request);
    view::Page page("contact-us/contact_us_code_form.tpl");
    page.content().set("CSRF", visitor.csrf_token());
    auto field = page.content().include("CAPTCHA_FIELD", "common/captcha_field.tpl");
    field.set("CHALLENGE", captcha_.issue(world_.random(), world_.clock().now()));
    if (section != nullptr) {
        page.content().show(section);
        field.show(section);
    }
    page.layout().show_if(status == 422, "WITH_ERRORS");
    return visitor.greet(http::html(status, world_.render(request, std::move(page))));
}

}  // namespace valija::contact_us
