{{%AUTOESCAPE context="HTML"}}
<div class="form-page">
<h1>Su contraseña está guardada</h1>
<div class="summary summary-done" role="status">
  <h2>Ya puede ingresar a su correo</h2>
  <p>Use su dirección completa y la contraseña que acaba de elegir. La clave temporal dejó de servir.</p>
</div>
<p class="form-actions"><a class="button" href="/login">Ingresar a mi correo</a></p>
<h2>Qué conviene hacer ahora</h2>
<ul>
  <li>Borre el mensaje o destruya la carta donde venía la clave temporal.</li>
  <li>Si tiene el correo en un teléfono o en un programa, escriba allí la contraseña nueva.</li>
  <li>No comparta su contraseña con nadie. La mesa de ayuda no se la pedirá.</li>
</ul>
<p>Le enviaremos un aviso a los medios de contacto que tenemos confirmados. Si lo recibe sin haber hecho usted este cambio, llame al <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</p>
</div>
