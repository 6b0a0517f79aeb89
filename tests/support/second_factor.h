// SPDX-License-Identifier: AGPL-3.0-or-later
// A second factor in the instance's database, sealed with the instance's own key, for as long as the object lives; and
// the code that its person's app shows by the instance's clock.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace valija::tests {

class SecondFactor {
  public:
    explicit SecondFactor(const std::string& address);
    ~SecondFactor();
    SecondFactor(const SecondFactor&) = delete;
    SecondFactor& operator=(const SecondFactor&) = delete;

    // The code of so many steps of 30 seconds from now; none works twice.
    std::string code(int steps = 0) const;
    // One that is wrong now and a step around.
    std::string wrong_code() const;
    const std::vector<std::string>& recovery_codes() const { return recovery_codes_; }

  private:
    std::uint64_t mailbox_id_;
    std::string secret_;
    std::vector<std::string> recovery_codes_;
};

// The same of a secret that a page has spelt.
std::string code_of_spelt(const std::string& spelt, int steps = 0);

}  // namespace valija::tests
