// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests as nginx would hand them over, for tests of what stands behind it.
#pragma once

#include <map>
#include <string>

#include "http/request.h"

namespace valija::tests {

using Parameters = std::map<std::string, std::string>;

// FastCGI parameters by name; the rest are absent.
http::Request make_request(Parameters parameters, std::string body = {});
// A GET of `path` with a Cookie header.
http::Request make_get(const std::string& path, const std::string& cookies = {});
// A POST of a form.
http::Request make_post(const std::string& path, std::string body, const std::string& cookies = {});

}  // namespace valija::tests
