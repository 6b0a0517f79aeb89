{{%AUTOESCAPE context="HTML"}}
<h1>Manuales y Descargas</h1>
<p class="lead">Instrucciones paso a paso para usar su correo. Cada una se lee aquí o se descarga para imprimirla y tenerla a la mano.</p>
<ul class="shelf">
  <li>
    <h2><a href="/manuals/enter">Ingresar a mi correo</a></h2>
    <p>El camino completo con imágenes, desde esta página hasta la bandeja de entrada, y qué hacer ante cada aviso.</p>
    <p class="shelf-file"><a href="/manuals/enter.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: Ingresar a mi correo</span></a></p>
  </li>
  <li>
    <h2><a href="/manuals/webmail">Primeros pasos en el webmail</a></h2>
    <p>Leer, escribir, adjuntar archivos, ordenar en carpetas, buscar y cerrar la sesión.</p>
    <p class="shelf-file"><a href="/manuals/webmail.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: Primeros pasos en el webmail</span></a></p>
  </li>
  <li>
    <h2><a href="/manuals/mail-programs">El correo en su teléfono o en un programa de correo</a></h2>
    <p>Los datos que pide cualquier programa para agregar la cuenta, y las fallas más comunes al hacerlo.</p>
    <p class="shelf-file"><a href="/manuals/mail-programs.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: El correo en su teléfono o en un programa de correo</span></a></p>
  </li>
  <li>
    <h2><a href="/manuals/recover-password">Recuperar mi contraseña</a></h2>
    <p>A quién acudir si la olvidó, qué le van a pedir y qué conviene hacer cuando vuelva a entrar.</p>
    <p class="shelf-file"><a href="/manuals/recover-password.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: Recuperar mi contraseña</span></a></p>
  </li>
</ul>
<p>¿No encuentra lo que busca? <a href="/help-desk">La mesa de ayuda</a> le orienta.</p>
