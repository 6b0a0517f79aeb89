{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>La dirección de su cuenta de correo institucional cambió. Desde ahora, entre con la nueva y con la misma contraseña de antes.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Usuario nuevo: <strong>{{USER}}</strong><br>
Usuario anterior: <strong>{{OLD_USER}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Qué hacer ahora</h2>
<ol>
  <li>Entre al portal <a href="{{BASE_URL}}/" style="color:{{PRIMARY}};">{{BASE_URL}}</a> con el usuario nuevo.</li>
  <li>Si lee su correo en un teléfono o en un programa de correo, cambie ahí el usuario.</li>
</ol>
<p>Los mensajes que le envíen a la dirección anterior siguen llegando a su buzón, y lo que ya tenía sigue en él.</p>
<p>Si usted no pidió el cambio o quiere saber el motivo, comuníquese con la mesa de ayuda por alguno de los canales que aparecen al final de este mensaje.</p>
