{{%AUTOESCAPE context="CSS"}}
:root{--brand:{{PRIMARY}};--brand-deep:{{PRIMARY_DARK}};--accent:{{ACCENT}}}
