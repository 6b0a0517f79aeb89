// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contact-us/message_form.h"

#include "base/mail_address.h"
#include "base/text.h"
#include "contact-us/pass.h"
#include "http/form.h"

namespace valija::contact_us {

namespace {

using Kind = http::FieldRule::Kind;

// What is too long is drawn again whole, for the person to shorten; nginx takes no form larger than this (bytes).
constexpr std::size_t kKeptCharacters = 65536;

struct FieldProblems {
    Problem empty;
    Problem too_long;
    Problem bad_characters;
};

void note(Problems& problems, const http::Form& form, const char* name, std::size_t most_characters,
          const FieldProblems& field) {
    const auto state = form.state(name);
    const bool too_long = base::count_characters(form.value(name)) > most_characters;
    if (state == http::FieldState::Empty) {
        problems.push_back(field.empty);
    } else if (state == http::FieldState::TooLong || too_long) {
        problems.push_back(field.too_long);
    } else if (state == http::FieldState::BadCharacters) {
        problems.push_back(field.bad_characters);
    }
}

// In the order of the fields on the page.
Problems find_problems(const http::Form& form) {
    Problems problems;
    note(problems, form, "sender", base::kMailAddressMaxBytes,
         {Problem::SenderEmpty, Problem::SenderMalformed, Problem::SenderMalformed});
    if (problems.empty() && !base::is_mail_address(form.value("sender"))) problems.push_back(Problem::SenderMalformed);
    note(problems, form, "subject", kSubjectMaxCharacters,
         {Problem::SubjectEmpty, Problem::SubjectTooLong, Problem::SubjectBadCharacters});
    note(problems, form, "message", kMessageMaxCharacters,
         {Problem::MessageEmpty, Problem::MessageTooLong, Problem::MessageBadCharacters});
    return problems;
}

}  // namespace

std::optional<MessageForm> parse_message_form(const http::Request& request) {
    const auto form = http::Form::parse(
        request, {{.name = "sender", .kind = Kind::Line, .most_characters = kKeptCharacters},
                  {.name = "subject", .kind = Kind::Line, .most_characters = kKeptCharacters},
                  {.name = "message", .kind = Kind::Text, .most_characters = kKeptCharacters},
                  {.name = "pass", .kind = Kind::Line, .most_characters = kPassMaxCharacters},
                  {.name = "captcha", .kind = Kind::Line, .most_characters = guard::kCaptchaAnswerMaxCharacters},
                  {.name = "challenge", .kind = Kind::Line, .most_characters = guard::kCaptchaTokenMaxCharacters},
                  {.name = "another", .kind = Kind::Line, .most_characters = 1, .required = false}});
    if (!form) return std::nullopt;
    return MessageForm{.question = {.sender = form->value("sender"),
                                    .subject = form->value("subject"),
                                    .message = form->value("message")},
                       .problems = find_problems(*form),
                       .pass = form->value("pass"),
                       .challenge = form->value("challenge"),
                       .captcha = form->value("captcha"),
                       .another_picture_asked = !form->value("another").empty()};
}

}  // namespace valija::contact_us
