{{%AUTOESCAPE context="HTML"}}
<div class="form-page">
<h1>Su contraseña cambió</h1>
<div class="summary summary-done" role="status">
  <h2>Ya puede ingresar a su correo</h2>
  <p>Use su dirección completa y la contraseña que acaba de elegir.</p>
</div>
<p class="form-actions"><a class="button" href="/login">Ingresar a mi correo</a></p>
<h2>Qué conviene hacer ahora</h2>
<ul>
  <li>Escriba la contraseña nueva, o una contraseña de aplicación nueva, en los teléfonos y programas donde tenga el correo.</li>
  <li>Después de ingresar, revise en <a href="/account">Mi cuenta</a> que el reenvío y los contactos sean los suyos.</li>
  <li>No comparta su contraseña con nadie. La mesa de ayuda no se la pedirá.</li>
</ul>
<p>Enviamos un aviso a los contactos que tenemos confirmados. Si lo recibe sin haber hecho usted este cambio, llame al <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</p>
</div>
