{{%AUTOESCAPE context="HTML"}}
{{! CSRF USER SIDE MODULES SECRET; REFUSED; include CODE_FIELD (common/second_factor_code_field.tpl), ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Activar la verificación en dos pasos</h1>
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>La verificación no se ha activado todavía</h2>
  <p>Lea lo que dice junto al <a href="#code">código</a>. Compruebe también que la fecha y la hora de su teléfono sean las correctas: de ellas depende el código.</p>
</div>
{{/REFUSED}}
<ol class="steps">
  <li>
    <p>Abra la aplicación de códigos en su teléfono y agregue una cuenta con esta imagen.</p>
    <svg class="qr" viewBox="0 0 {{SIDE}} {{SIDE}}" role="img" aria-label="Código QR con la clave para su aplicación. La misma clave está escrita abajo."><rect width="{{SIDE}}" height="{{SIDE}}" fill="#fff"/><path d="{{MODULES}}" fill="#000"/></svg>
    <p>Si no puede leer la imagen, escriba en la aplicación esta clave, con o sin espacios. El nombre de la cuenta es <strong>{{USER}}</strong>; el tipo, «basada en la hora».</p>
    <p class="secret"><code>{{SECRET}}</code></p>
  </li>
  <li>
    <p>Escriba el código de seis cifras que la aplicación muestre ahora.</p>
    <form class="form" action="/account/second-factor/enrol" method="post">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      {{>CODE_FIELD}}
      <p class="form-actions"><button class="button" type="submit">Activar</button> <a class="button button-quiet" href="/account/second-factor">No activar</a></p>
    </form>
  </li>
</ol>
<p class="form-note">No muestre a nadie esta imagen ni esta clave: con ellas se hacen sus códigos. Este paso se cierra a los quince minutos.</p>
</div>
{{>ACCOUNT_MENU}}
</div>
