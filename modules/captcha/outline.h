// SPDX-License-Identifier: AGPL-3.0-or-later
// Outlines of the code's letters in several faces, as points that can be bent. Read from the fonts once, then shared by
// all threads.
#pragma once

#include <cstddef>
#include <vector>

namespace valija::captcha {

struct Point {
    double x = 0;
    double y = 0;
};
using Contour = std::vector<Point>;
using Glyph = std::vector<Contour>;

struct Box {
    double left = 1e9;
    double top = 1e9;
    double right = -1e9;
    double bottom = -1e9;
};

std::size_t face_count();
// About 100 pixels an em, y downwards. REQUIRES: a letter of guard::kCaptchaAlphabet, face < face_count().
const Glyph& outline_of(char letter, std::size_t face);

Box box_of(const Glyph& glyph);
Box united(const Box& a, const Box& b);

template <typename Move>
void move_points(Glyph& glyph, Move&& move) {
    for (Contour& contour : glyph) {
        for (Point& point : contour) point = move(point);
    }
}

}  // namespace valija::captcha
