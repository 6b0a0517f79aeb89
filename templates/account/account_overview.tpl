{{%AUTOESCAPE context="HTML"}}
{{! ADDRESS; include ACCOUNT_MENU (account/account_menu.tpl). }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Mi cuenta</h1>
<dl class="facts">
  <div><dt>Usuario</dt><dd>{{ADDRESS}}</dd></div>
</dl>
</div>
{{>ACCOUNT_MENU}}
</div>
