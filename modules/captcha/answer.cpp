// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/answer.h"

#include <stdexcept>

#include "guard/captcha_challenge.h"

namespace valija::captcha {

void check_answer(std::string_view answer) {
    const bool good = answer.size() == guard::kCaptchaLength &&
                      answer.find_first_not_of(guard::kCaptchaAlphabet) == std::string_view::npos;
    if (!good) throw std::invalid_argument("not an answer of a security code");
}

}  // namespace valija::captcha
