{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>Se creó su cuenta de correo institucional. Para usarla, primero elija su contraseña con esta clave temporal:</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Usuario: <strong>{{USER}}</strong><br>
Clave temporal: <strong style="font-family:Consolas,Menlo,monospace;font-size:20px;letter-spacing:1px;">{{ACTIVATION}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Qué hacer ahora</h2>
<ol>
  <li>Entre a <a href="{{ENTER_URL}}" style="color:{{PRIMARY}};">{{ENTER_URL}}</a></li>
  <li>Escriba su usuario y, en el lugar de la contraseña, la clave temporal.</li>
  <li>Elija su propia contraseña. Desde ese momento entrará a su correo con ella.</li>
</ol>
<p>La clave temporal sirve una sola vez, hasta el {{EXPIRES_ON}}. Solo permite elegir la contraseña: no abre el buzón. Si se vence y la cuenta es personal, pida otra en Restablecer mi contraseña, en el portal <a href="{{BASE_URL}}/" style="color:{{PRIMARY}};">{{BASE_URL}}</a>; de cualquier otra cuenta, pídala a la mesa de ayuda.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si usted no la pidió</h2>
<p>No use la clave y avise a la mesa de ayuda por alguno de los canales que aparecen al final de este mensaje.</p>
<p><strong>Nadie de la institución le pedirá esta clave ni su contraseña. No las comparta.</strong></p>
