// SPDX-License-Identifier: AGPL-3.0-or-later
// The gate before libfcgi, which believes what it reads: it allocates the 2 GB that a length speaks of, and a
// GET_VALUES record that names one value four times is answered past the end of its stack (2.4.2 and later). So a
// request is looked at while it is still in the socket and goes on only when it is whole and as nginx sends it: the
// beginning, the parameters, the body, each to its end (FastCGI 1.0, section 3.3), and nothing behind it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace valija::service {

// Both together must find room in a socket that nobody reads (208 KiB).
inline constexpr std::size_t kParametersMaxBytes = 64UL * 1024;
inline constexpr std::size_t kBodyMaxBytes = 96UL * 1024;

class Gate {
  public:
    enum class Verdict { NotYet, Whole, Refused };

    // What came next. After another verdict than NotYet nothing may come.
    Verdict see(std::string_view bytes);

  private:
    enum class Awaited { Begin, Parameters, Body };

    Verdict judge_head(std::string_view head) const;
    Verdict judge(std::string_view id, std::string_view content);
    Verdict judge_begin(std::string_view id, std::string_view content);
    Verdict judge_parameters(std::string_view content);
    Verdict judge_body(std::string_view content);

    Awaited awaited_ = Awaited::Begin;
    std::string unread_;  // of a record that is not complete
    std::string id_;
    std::string parameters_;
    std::size_t body_bytes_ = 0;
};

// Waits for the request that this connection begins and leaves it there; false: refused, closed, or not whole in 10 s.
bool has_whole_request(int connection);

}  // namespace valija::service
