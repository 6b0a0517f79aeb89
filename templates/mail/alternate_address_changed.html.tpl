{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>El registro de personal de la institución cambió la dirección a la que le enviamos los avisos y las credenciales de su correo institucional, es decir, su correo alterno. Recibe este mensaje quien tenía la dirección anterior y quien tiene la nueva.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si usted pidió el cambio</h2>
<p>No tiene que hacer nada.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si no lo pidió</h2>
<p>Llame de inmediato a la mesa de ayuda, al {{CH_NATIONAL_LINE}}, y acuda a la oficina de personal con una identificación oficial.</p>
<p><strong>Nadie de la institución le pedirá su contraseña. No la comparta.</strong></p>
