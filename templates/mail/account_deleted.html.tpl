{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>Su cuenta de correo institucional se eliminó. Ya no se puede entrar a ella, y a quien escriba a esa dirección se le avisará que no existe. La dirección no se asignará a otra persona.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Qué hacer ahora</h2>
<p>Si la usaba para registrarse en otros servicios, cambie ahí su dirección de correo.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si cree que es un error</h2>
<p>Comuníquese cuanto antes con la mesa de ayuda por alguno de los canales que aparecen al final de este mensaje.</p>
