{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>La institución imprimió una carta con una clave temporal para su cuenta de correo institucional. La clave sirve una sola vez y solo permite elegir una contraseña nueva: no abre el buzón.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Qué hacer ahora</h2>
<p>Si usted pidió la carta, recíbala en persona y siga sus instrucciones. Si todavía no la tiene, pregunte por ella donde la pidió.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si usted no la pidió</h2>
<p>Avise a la mesa de ayuda por alguno de los canales que aparecen al final de este mensaje: alguien pudo pedirla en su nombre.</p>
<p><strong>Nadie de la institución le pedirá esa clave ni su contraseña. No las comparta.</strong></p>
