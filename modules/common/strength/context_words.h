// SPDX-License-Identifier: AGPL-3.0-or-later
// Words that everybody who knows a person or the institution would try first (OWASP ASVS 5.0, 6.1.2 and 6.2.11): names,
// the parts of the address, national ID, employee key, the institution's names. A password that holds one is refused,
// also backwards, with 4 for A and the like, in capitals and without accents.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace valija::strength {

inline constexpr std::size_t kShortestContextWord = 4;  // characters

class ContextWords {
  public:
    // `texts` as they stand: "José Ángel", "maria.lopez@educacion.example", "LOMA850412MCMPRN09". What stands between
    // spaces and signs is a word, and so are the letters and the digits of it by themselves; short ones are left out.
    explicit ContextWords(const std::vector<std::string>& texts);

    // REQUIRES: UTF-8.
    bool are_in(std::string_view password) const;

  private:
    void add(std::string word);

    std::vector<std::string> words_;  // folded
};

}  // namespace valija::strength
