// SPDX-License-Identifier: AGPL-3.0-or-later
// What a person asks the help desk, and what may be wrong with it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/sites.h"
#include "guard/captcha_challenge.h"
#include "outbox/outbox_store.h"
#include "view/page.h"

namespace valija::contact_us {

inline constexpr std::size_t kSubjectMaxCharacters = 150;
inline constexpr std::size_t kMessageMaxCharacters = 5000;

struct Question {
    std::string sender;
    std::string subject;
    std::string message;  // LF line ends
};

enum class Problem {
    SenderEmpty,
    SenderMalformed,
    SubjectEmpty,
    SubjectTooLong,
    SubjectBadCharacters,
    MessageEmpty,
    MessageTooLong,
    MessageBadCharacters,
    WrongCode,
    ExpiredForm,  // code or pass too old, used before, or not ours
};
using Problems = std::vector<Problem>;

// Of the security code; none when it was right.
Problems from_captcha(guard::Captcha::Outcome outcome);
// The section that the form's template opens for it.
const char* section_of(Problem problem);

// To the site's help desk, in its brand; the answer goes to the sender. REQUIRES: sender is a mail address.
outbox::Mail write_mail(const view::Renderer& renderer, const base::Site& site, const Question& question);

}  // namespace valija::contact_us
