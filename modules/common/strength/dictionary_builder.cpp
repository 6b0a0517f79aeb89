// SPDX-License-Identifier: AGPL-3.0-or-later
// valija-dictionary-builder PREFIX WORD-LIST...: packs the words of all lists, folded as passwords are compared, into
// cracklib's dictionary PREFIX.pwd, .pwi, .hwm. Part of the build; the system's own dictionary is left alone.
#include <array>
#include <exception>
#include <fstream>
#include <iostream>
#include <set>
#include <string>

#include "base/fault.h"
#include "base/text.h"
#include "strength/password_text.h"

extern "C" {
#include <packer.h>
}

namespace {

constexpr std::size_t kShortestWord = 4;  // what is left of a password after cracklib took its digits off is longer

void read_words(const std::string& path, std::set<std::string>& words) {
    std::ifstream file(path);
    if (!file) valija::base::broken("cannot read " + path);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#' || !valija::base::is_utf8(line)) continue;
        std::string word = valija::strength::fold(line);
        if (word.size() >= kShortestWord && word.size() < MAXWORDLEN) words.insert(std::move(word));
    }
}

void pack(const std::string& prefix, const std::set<std::string>& words) {
    std::array<char, 2> write_mode{'w', '\0'};
    PWDICT* dictionary = PWOpen(prefix.c_str(), write_mode.data());
    if (dictionary == nullptr) valija::base::broken("cannot write " + prefix);
    for (std::string word : words) {
        if (PutPW(dictionary, word.data()) != 0) valija::base::broken("cannot pack " + word);
    }
    if (PWClose(dictionary) != 0) valija::base::broken("cannot finish " + prefix);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        std::set<std::string> words;
        for (int i = 2; i < argc; ++i) read_words(argv[i], words);
        if (words.empty()) valija::base::broken("usage: valija-dictionary-builder PREFIX WORD-LIST...");
        pack(argv[1], words);
        std::cout << words.size() << " words\n";
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
