{{%AUTOESCAPE context="HTML"}}
{{>CONTENT}}
