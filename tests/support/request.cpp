// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/request.h"

namespace valija::tests {

http::Request make_request(Parameters parameters, std::string body) {
    const auto find = [&](const char* name) -> std::string_view {
        const auto found = parameters.find(name);
        return found == parameters.end() ? std::string_view() : std::string_view(found->second);
    };
    return {find, std::move(body)};
}

http::Request make_get(const std::string& path, const std::string& cookies) {
    return make_request({{"REQUEST_METHOD", "GET"}, {"DOCUMENT_URI", path}, {"HTTP_COOKIE", cookies}});
}

http::Request make_post(const std::string& path, std::string body, const std::string& cookies) {
    return make_request({{"REQUEST_METHOD", "POST"},
                         {"DOCUMENT_URI", path},
                         {"CONTENT_TYPE", "application/x-www-form-urlencoded"},
                         {"HTTP_COOKIE", cookies}},
                        std::move(body));
}

}  // namespace valija::tests
