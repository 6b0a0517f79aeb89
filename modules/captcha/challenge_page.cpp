// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/challenge_page.h"

#include <algorithm>
#include <array>

#include "captcha/picture.h"
#include "captcha/sound.h"

namespace valija::captcha {

namespace {

constexpr const char* kCacheControl = "private, max-age=600";  // the same challenge is the same picture and sound

struct Form {
    std::string_view ending;
    const char* content_type;
    std::string (*make)(std::string_view answer, std::uint64_t seed);
};
constexpr std::array kForms{Form{".png", "image/png", draw_picture}, Form{".wav", "audio/wav", speak_code}};

}  // namespace

http::Response ChallengePage::show(const http::Request& request) const {
    const std::string_view name = request.name();
    const auto* form =
        std::find_if(kForms.begin(), kForms.end(), [&](const Form& known) { return name.ends_with(known.ending); });
    if (form == kForms.end()) return http::bare(404);
    const auto challenge = captcha_.open(name.substr(0, name.size() - form->ending.size()), world_.clock().now());
    if (!challenge) return http::bare(404);
    http::Response response;
    response.add_header("Content-Type", form->content_type);
    response.add_header("Cache-Control", kCacheControl);
    response.body = form->make(challenge->answer, challenge->seed);
    return response;
}

}  // namespace valija::captcha
