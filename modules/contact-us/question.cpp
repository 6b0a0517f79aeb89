// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contact-us/question.h"

#include "base/fault.h"

namespace valija::contact_us {

Problems from_captcha(guard::Captcha::Outcome outcome) {
    switch (outcome) {
        case guard::Captcha::Outcome::Right:
            return {};
        case guard::Captcha::Outcome::Wrong:
            return {Problem::WrongCode};
        case guard::Captcha::Outcome::Burnt:
        case guard::Captcha::Outcome::Invalid:
            return {Problem::ExpiredForm};
    }
    base::broken("unknown outcome of a security code");
}

const char* section_of(Problem problem) {
    switch (problem) {
        case Problem::SenderEmpty:
            return "SENDER_EMPTY";
        case Problem::SenderMalformed:
            return "SENDER_MALFORMED";
        case Problem::SubjectEmpty:
            return "SUBJECT_EMPTY";
        case Problem::SubjectTooLong:
            return "SUBJECT_TOO_LONG";
        case Problem::SubjectBadCharacters:
            return "SUBJECT_BAD_CHARACTERS";
        case Problem::MessageEmpty:
            return "MESSAGE_EMPTY";
        case Problem::MessageTooLong:
            return "MESSAGE_TOO_LONG";
        case Problem::MessageBadCharacters:
            return "MESSAGE_BAD_CHARACTERS";
        case Problem::WrongCode:
            return "WRONG_CODE";
        case Problem::ExpiredForm:
            return "EXPIRED_FORM";
    }
    base::broken("unknown problem of a question");
}

outbox::Mail write_mail(const view::Renderer& renderer, const base::Site& site, const Question& question) {
    view::Page page("mail/contact_us_message.txt");
    page.content().set("SENDER", question.sender).set("SUBJECT", question.subject).set("MESSAGE", question.message);
    auto mail = renderer.render_mail(site, std::move(page));
    return {.from = site.no_reply,
            .from_name = site.short_name,
            .to = site.help_desk_address,
            .reply_to = question.sender,
            .subject = std::move(mail.subject),
            .text = std::move(mail.text)};
}

}  // namespace valija::contact_us
