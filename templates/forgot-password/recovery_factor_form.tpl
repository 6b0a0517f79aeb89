{{%AUTOESCAPE context="HTML"}}
{{! CSRF NUMBER; REFUSED with one of NO_CODE WRONG LOCKED (MINUTES; ONE_MINUTE or SEVERAL_MINUTES). }}
<div class="form-page">
<h1>Verificación en dos pasos</h1>
{{#NO_CODE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Falta el código</h2>
  <p>Escriba <a href="#code">el código de su aplicación</a>.</p>
</div>
{{/NO_CODE}}
{{#WRONG}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El código no es correcto</h2>
  <p>Espere a que la aplicación muestre otro y <a href="#code">escríbalo</a>. Cada código sirve una sola vez.</p>
</div>
{{/WRONG}}
{{#LOCKED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Hubo demasiados códigos equivocados</h2>
  <p>{{#ONE_MINUTE}}Podrá intentarlo de nuevo dentro de un minuto.{{/ONE_MINUTE}}{{#SEVERAL_MINUTES}}Podrá intentarlo de nuevo dentro de {{MINUTES}} minutos.{{/SEVERAL_MINUTES}}</p>
</div>
{{/LOCKED}}
<p>Su cuenta pide además un código de su aplicación de autenticación. Si no la tiene a la mano, escriba uno de sus códigos de respaldo.</p>
<form class="form" action="/forgot-password/second-factor" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="number" value="{{NUMBER}}">
  <div class="field{{#REFUSED}} field-wrong{{/REFUSED}}">
    <label for="code">Código de la aplicación, o de respaldo</label>
    <input class="input-code" type="text" id="code" name="code" required autocomplete="one-time-code" autocapitalize="none" spellcheck="false"{{#REFUSED}} aria-invalid="true"{{/REFUSED}}>
  </div>
  <p class="form-actions"><button class="button" type="submit">Verificar</button></p>
</form>
<p class="form-note">¿Perdió el teléfono y los códigos de respaldo? Llame a la mesa de ayuda: <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</p>
</div>
