{{%AUTOESCAPE context="HTML"}}
{{! CSRF USER MADE_ON; RECOVERY_CODE {CODE}; include ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Sus códigos de respaldo</h1>
<div class="summary summary-done" role="status">
  <h2>La verificación en dos pasos está activada</h2>
  <p>Guarde ahora estos códigos: después no se vuelven a mostrar. Si había otros, ya no sirven.</p>
</div>
<p>Cada código sirve una sola vez, en lugar del de su aplicación. Imprima esta página o cópielos a mano, y guárdelos donde guarda sus documentos, no en el mismo teléfono.</p>
<dl class="facts">
  <div><dt>Usuario</dt><dd>{{USER}}</dd></div>
  <div><dt>Fecha</dt><dd>{{MADE_ON}}</dd></div>
</dl>
<ol class="codes">
  {{#RECOVERY_CODE}}<li><code>{{CODE}}</code></li>
  {{/RECOVERY_CODE}}
</ol>
<form action="/account/second-factor/codes" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <p class="form-actions"><button class="button" type="submit">Ya guardé mis códigos</button></p>
</form>
</div>
{{>ACCOUNT_MENU}}
</div>
