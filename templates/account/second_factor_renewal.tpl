{{%AUTOESCAPE context="HTML"}}
{{! CSRF; REFUSED_PASSWORD or REFUSED_CODE; include PRESENT_PASSWORD_FIELD, CODE_FIELD, ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Hacer códigos de respaldo nuevos</h1>
{{#REFUSED_PASSWORD}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Los códigos siguen siendo los mismos</h2>
  <p>Lea lo que dice junto a <a href="#present-password">su contraseña actual</a>.</p>
</div>
{{/REFUSED_PASSWORD}}
{{#REFUSED_CODE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Los códigos siguen siendo los mismos</h2>
  <p>Escriba otra vez su contraseña y lea lo que dice junto al <a href="#code">código</a>.</p>
</div>
{{/REFUSED_CODE}}
<p>Recibirá diez códigos nuevos. Los anteriores dejarán de servir en ese momento, también los que no haya usado.</p>
<form class="form" action="/account/second-factor/new-codes" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  {{>PRESENT_PASSWORD_FIELD}}
  {{>CODE_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Hacer códigos nuevos</button> <a class="button button-quiet" href="/account/second-factor">Volver</a></p>
</form>
</div>
{{>ACCOUNT_MENU}}
</div>
